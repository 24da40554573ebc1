import { PAGE_STYLE } from '../page/style.ts'

/** What live pages look like: the cards of every page, as a desk with room for what happens. */
export const LIVE_STYLE: string = `${PAGE_STYLE}
body{padding-bottom:5rem}
body>header.top,main.desk,.jump ul{max-width:96rem}
h2{font-size:1.05rem;margin:0}
h2 .soft{margin-left:.35rem}
h3{font-size:.9rem;margin:1rem 0 .25rem}
p{margin:0}
[hidden]{display:none!important}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;z-index:5;background:var(--card);padding:.5rem 1rem;border-radius:.5rem}
.top{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1.5rem;margin-block:1rem}
.where{font-size:.95rem;flex:1 1 14rem}
.where .soft{margin-left:.75rem}
.state{display:flex;align-items:center;gap:1rem;font-size:.9rem}
#live{display:inline-flex;align-items:center;gap:.45rem;color:var(--soft)}
#live::before{content:"";width:.6rem;height:.6rem;border-radius:50%;background:var(--bad)}
#live[data-state=live]::before{background:var(--good)}
.jump{margin-top:0;margin-bottom:1rem}
.desk{display:grid;gap:1rem;align-items:start;grid-template-columns:minmax(0,1fr)}
.card{padding:clamp(.8rem,2.5vw,1.15rem);min-width:0}
.bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;margin-bottom:.6rem}
.tools{display:flex;flex-wrap:wrap;gap:.4rem}
.tools [type=search]{flex:1 1 12rem}
input:not([type=checkbox]),select{font:inherit;font-size:.9rem;min-height:2.4rem;min-width:0;max-width:100%;padding:.25rem .7rem;border:1px solid var(--line);border-radius:.5rem;background:var(--ground);color:var(--ink)}
button[aria-pressed=true]{background:var(--accent);color:var(--on-accent);border-color:var(--accent)}
button.main{background:var(--accent);color:var(--on-accent);border-color:var(--accent)}
button:disabled{color:var(--soft);cursor:default;background:none}
button.final{color:var(--bad)}
.nothing{color:var(--soft);padding:1.25rem 0;display:grid;gap:.5rem}
.clock{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.5rem}
.clock .face{display:flex;align-items:baseline;gap:.25rem .9rem;flex-wrap:wrap;flex:1 1 16rem}
.face time{font-size:clamp(1.02rem,4.4vw,1.25rem);white-space:nowrap;font-weight:600;font-variant-numeric:tabular-nums}
.face small{font-size:.75rem;font-weight:400;color:var(--soft)}
.clock[data-frozen=true] #ahead{color:var(--wait);font-weight:600}
#exchanges{max-height:70vh;overflow:auto;margin-inline:-.5rem}
.exchange{border-top:1px solid var(--line)}
.exchange:first-child{border-top:0}
.exchange summary{display:grid;grid-template-columns:4.5rem 1rem minmax(0,1fr) auto;align-items:baseline;gap:0 .6rem;padding:.45rem .5rem;border-radius:.4rem;list-style:none;font-size:.9rem}
.exchange summary::-webkit-details-marker{display:none}
.exchange summary:hover,.exchange [open] summary{background:var(--tint)}
.exchange time{color:var(--soft);font-variant-numeric:tabular-nums;font-size:.85em}
.way{color:var(--soft)}.way.out{color:var(--accent)}
.what{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;font-size:.92em}
.what i{font-style:normal;color:var(--soft)}
.about{grid-column:3;grid-row:2;color:var(--soft);font-size:.85em}
.exchange .badge{grid-column:4;grid-row:1;min-width:2.9rem;text-align:center;font-variant-numeric:tabular-nums}
.messages{display:grid;gap:.6rem;padding:.5rem .5rem 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
.messages pre{font-size:.8rem}
@media (prefers-reduced-motion:no-preference){.exchange{animation:come .3s ease-out}@keyframes come{from{background:var(--tint);opacity:.4}}}
#grants{display:grid;gap:.75rem;max-height:34rem;overflow:auto;padding:2px;margin:-2px}
.grant{border:1px solid var(--line);border-radius:.6rem;padding:.6rem .75rem}
.grant.revoked{opacity:1;background:var(--ground);color:var(--soft)}
.grant.revoked b{text-decoration:line-through}
.who .soft{font-size:.8rem}
.tokens{font-size:.85rem;margin:.3rem 0 .5rem}
.tokens div{display:grid;grid-template-columns:7rem 1fr}
.token::before{content:"";display:inline-block;width:.55rem;height:.55rem;border-radius:50%;margin-right:.4rem;background:var(--soft)}
.token[data-state=live]::before{background:var(--good)}
.token[data-state=expired]::before{background:var(--warn)}
.token[data-state=revoked]::before{background:var(--bad)}
.token[data-state=expired]{color:var(--warn);font-weight:600}
.actions{display:flex;flex-wrap:wrap;gap:.35rem}
.actions button{min-height:2rem;font-size:.82rem;padding:.1rem .65rem}
.fields{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}
.fields p{display:grid;gap:.15rem;flex:1 1 10rem;min-width:0}
.fields label{font-size:.82rem;color:var(--soft)}
.fields select,.fields input{width:100%}
#endpoints li{display:flex;align-items:center;gap:.6rem;font-size:.88rem;padding:.2rem 0}
#endpoints .url{flex:1;min-width:0}
#endpoints+p{font-size:.88rem;margin-bottom:.5rem}
.chips{display:flex;flex-wrap:wrap;gap:.35rem;margin-bottom:.5rem}
.chips:empty{display:none}
.chip{color:var(--bad);background:var(--bad-tint);border-color:transparent;min-height:2rem;font-size:.82rem;border-radius:1rem}
#fault-found{font-size:.82rem;margin:.35rem 0}
#faults{padding:0;max-height:30rem;scroll-padding-top:2.5rem}
#faults fieldset{border:0;margin:0;padding:0;min-width:0}
#faults legend{position:sticky;top:0;width:100%;background:var(--ground);font-size:.82rem;font-weight:600;padding:.25rem .75rem;z-index:2}
.fault{content-visibility:auto;contain-intrinsic-size:auto 4.6rem;display:grid;grid-template-columns:auto minmax(0,1fr);gap:.1rem .7rem;padding:.45rem .75rem;position:relative;font-size:.88rem}
.fault+.fault{border-top:1px solid var(--line)}
.fault label::before{content:"";position:absolute;inset:0;cursor:pointer}
.fault:has(:disabled) label::before{cursor:default}
.fault:hover{background:var(--tint)}
.fault>span{grid-column:2}
.fault small{display:block;color:var(--soft);font-size:.85em}
.fault:has(:disabled){color:var(--soft)}
[role=switch]{appearance:none;width:2.2rem;height:1.25rem;border-radius:1rem;border:1px solid var(--soft);background:var(--card);margin:.1rem 0 0;position:relative;z-index:1;flex:none;cursor:pointer}
[role=switch]::after{content:"";position:absolute;inset:.15rem auto .15rem .15rem;width:.83rem;border-radius:50%;background:var(--soft)}
[role=switch]:checked{background:var(--bad);border-color:var(--bad)}
[role=switch]:checked::after{left:auto;right:.15rem;background:var(--card)}
[role=switch]:disabled{opacity:.5}
@media (prefers-reduced-motion:no-preference){[role=switch],[role=switch]::after{transition:background .15s}}
.symbols{position:absolute}
.verdict{border-left:6px solid var(--accent)}
.verdict h2{font-size:clamp(1.2rem,4vw,1.5rem)}
.verdict[data-verdict=conforms]{border-color:var(--good)}.verdict[data-verdict=conforms] h2{color:var(--good)}
.verdict[data-verdict=does-not-conform],.verdict[data-verdict=could-not-run]{border-color:var(--bad)}
.verdict[data-verdict=does-not-conform] h2,.verdict[data-verdict=could-not-run] h2{color:var(--bad)}
.how-far{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem 1rem;margin-top:.6rem}
progress{flex:1 1 12rem;height:.6rem;accent-color:var(--accent)}
#verdicts{margin:0}
button.badge{min-height:2rem;border:1px solid transparent}
button.badge[aria-pressed=true]{border-color:currentColor;background:var(--card)}
button.badge[aria-pressed=true].pass{color:var(--good)}button.badge[aria-pressed=true].fail,button.badge[aria-pressed=true].error{color:var(--bad)}
button.badge[aria-pressed=true].warn{color:var(--warn)}button.badge[aria-pressed=true].blocked{color:var(--wait)}
button.badge[aria-pressed=true].not-applicable,button.badge[aria-pressed=true].waiting{color:var(--soft)}
.badge.waiting{color:var(--soft);background:var(--ground)}
#checks h3{margin:1.1rem 0 .3rem;position:sticky;top:0;background:var(--card);padding:.3rem 0;z-index:1}
#checks section:first-child h3{margin-top:0}
.check{border-top:1px solid var(--line)}
.check .line{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:.1rem .7rem;align-items:start;padding:.45rem .25rem;border-radius:.4rem;font-size:.9rem;list-style:none}
.check .line::-webkit-details-marker{display:none}
.check summary.line:hover{background:var(--tint)}
.check p .mark{border:1.5px dashed var(--line)}
.rule code{display:block;color:var(--soft);font-size:.85em}
.check.fail .rule code,.check.error .rule code{color:var(--bad)}
.inside{padding:.25rem .25rem 1rem 2.2rem;font-size:.9rem;display:grid;gap:.75rem}
.inside .messages{padding:0}
.toasts{position:fixed;inset:auto 0 1rem;display:grid;justify-items:center;gap:.5rem;pointer-events:none;z-index:4;padding:0 1rem}
.toasts p:not(.unseen):not(:empty){background:var(--ink);color:var(--ground);padding:.6rem 1.1rem;border-radius:.6rem;box-shadow:0 4px 24px #0005;max-width:40rem}
#wrong:not(:empty){background:var(--bad)!important;color:var(--card)!important}
@media (min-width:64rem){
.desk{grid-template-columns:minmax(0,1.55fr) minmax(22rem,1fr)}
.desk>.clock,.desk>.wide{grid-column:1/-1}
.desk>.exchanges{grid-row:2/span 9;position:sticky;top:1rem}
.desk.judging{grid-template-columns:minmax(0,1.2fr) minmax(22rem,1fr)}
.judging>.exchanges{grid-row:2;grid-column:2}
.jump{display:none}
#exchanges{max-height:calc(100vh - 9rem)}}
@media (pointer:coarse){button,.actions button,.chip{min-height:2.75rem}.exchange summary{padding-block:.65rem}}
@media (max-width:30rem){.exchange summary{grid-template-columns:auto minmax(0,1fr) auto;gap:.1rem .5rem}.exchange time{grid-column:1;grid-row:2}.way{grid-column:1;grid-row:1}.what{grid-column:2;grid-row:1}.about{grid-column:2;grid-row:2}.exchange .badge{grid-column:3}
#exchanges{max-height:60vh}.tools [type=search]{flex-basis:100%}}
@media (forced-colors:active){[role=switch]{appearance:auto}}`
