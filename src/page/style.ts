import { PALETTE } from './palette.ts'

/** What pages to read look like: cards on a ground, from a phone's width upwards, light, dark, forced colours, on paper. */
export const PAGE_STYLE: string = `${PALETTE}
*{box-sizing:border-box}
html{scroll-padding-top:3.75rem}
body{font:1rem/1.55 system-ui,sans-serif;margin:0;padding:0 clamp(.6rem,3vw,1.5rem) 3rem;background:var(--ground);color:var(--ink);overflow-wrap:anywhere}
main,body>footer,body>header,.jump ul{max-width:66rem;margin-inline:auto}
a{color:var(--accent);text-underline-offset:.15em}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance;margin:0}
h1{font-size:clamp(1.5rem,4.5vw,2.1rem)}
h2{font-size:1.3rem;margin:2.5rem 0 .9rem}
h3{font-size:1.05rem}
h4{font-size:.95rem;margin:1.25rem 0 .5rem}
p{margin:.5rem 0}
ul,ol{margin:0;padding:0;list-style:none}
dl,dd,figure{margin:0}
code,pre{font:.875em/1.5 ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace}
.card{background:var(--card);border-radius:.9rem;box-shadow:0 1px 3px #0002,0 8px 32px #0001;padding:clamp(.9rem,3vw,1.5rem)}
.soft,dt{color:var(--soft)}
.soft{font-size:.9em;font-weight:400}
.brand{display:flex;align-items:center;gap:.6rem;margin:0;font-weight:600}
.brand span{display:grid;place-items:center;width:2.25rem;height:2.25rem;border-radius:50%;background:var(--accent);color:var(--on-accent)}
.brand em{font-style:normal;font-weight:400;font-size:.8rem;color:var(--soft);border:1px solid var(--line);border-radius:1rem;padding:0 .6rem}
.top{margin-block:clamp(.6rem,3vw,2rem) 0}
.top h1{margin:1.1rem 0 .4rem}
.lead{font-size:1.1rem;margin:0 0 1.1rem;max-width:48rem}
.alert{border-left:.3rem solid var(--bad);background:var(--bad-tint);padding:.6rem .9rem;border-radius:.4rem;margin-bottom:1rem}
.facts{display:flex;flex-wrap:wrap;gap:.35rem 2rem;margin-top:1.2rem;font-size:.9rem}
.facts div{display:flex;gap:.5rem}
.told div{display:grid;grid-template-columns:7rem 1fr;gap:0 1rem;padding:.35rem 0}
.told dt{font-size:.9em;padding-top:.05em}
@media (max-width:40rem){.told div{grid-template-columns:1fr}}
.jump{margin-top:1.2rem;position:sticky;top:0;z-index:2;background:var(--ground);margin-inline:calc(-1*clamp(.6rem,3vw,1.5rem));padding-inline:clamp(.6rem,3vw,1.5rem);border-bottom:1px solid var(--line)}
.jump ul{display:flex;gap:.1rem 1.4rem;overflow-x:auto;scrollbar-width:none}
.jump a{display:block;padding:.65rem 0;white-space:nowrap;color:var(--ink);text-decoration:none;font-size:.9rem}
.jump a:hover{text-decoration:underline;color:var(--accent)}
summary{cursor:pointer}
.quiet>summary{color:var(--accent);font-size:.9rem;padding:.4rem 0;width:fit-content}
pre{margin:0;padding:.75rem .9rem;background:var(--ground);border:1px solid var(--line);border-radius:.5rem;max-height:26rem;overflow:auto;white-space:pre-wrap}
figure>figcaption{font-size:.85rem;color:var(--soft);margin-bottom:.25rem}
.code{position:relative;margin-block:.6rem}
.copy{position:absolute;top:-.15rem;right:0;font-size:.8rem;padding:.05rem .6rem;min-height:1.6rem}
button{font:inherit;font-weight:600;font-size:.9rem;min-height:2.4rem;padding:.25rem .9rem;border-radius:.5rem;border:1px solid var(--line);background:var(--card);color:var(--accent);cursor:pointer}
button:hover{background:var(--tint)}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
th{font-weight:400;color:var(--soft)}
.scroll{max-height:24rem;overflow:auto;border:1px solid var(--line);border-radius:.5rem;padding:.25rem .75rem}
.scroll thead th{position:sticky;top:-.25rem;background:var(--card)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.mark{flex:none;width:1.3rem;height:1.3rem;border-radius:50%;stroke:currentColor;stroke-width:1.8;fill:none;stroke-linecap:round;stroke-linejoin:round}
.badge{flex:none;font-size:.8rem;font-weight:600;padding:.1rem .6rem;border-radius:1rem;white-space:nowrap}
.mark.fail,.mark.error,.badge.fail,.badge.error{color:var(--bad);background:var(--bad-tint)}
.mark.blocked,.badge.blocked{color:var(--wait);background:var(--wait-tint)}
.mark.warn,.badge.warn{color:var(--warn);background:var(--warn-tint)}
.mark.pass,.badge.pass{color:var(--good);background:var(--good-tint)}
.mark.not-applicable,.badge.not-applicable,.badge.accepted{color:var(--soft);background:var(--ground)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
footer{color:var(--soft);font-size:.9rem;margin-top:2.5rem}
@media (forced-colors:active){.card,button,.badge{border:1px solid}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{color-scheme:light}body{background:#fff;print-color-adjust:exact}.card{box-shadow:none;border:1px solid var(--line)}.jump,.filter,.copy,.self{display:none!important}
pre,.scroll{max-height:none;overflow:visible}.card,.exchange{break-inside:avoid-page}.checks.card{break-inside:auto}}`
