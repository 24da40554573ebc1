import { PAGE_STYLE } from '../../../page/style.ts'
import { PICTURE_STYLE } from './picture/style.ts'

/** The look of a report, on top of what all pages share. */
export const REPORT_STYLE: string = `${PAGE_STYLE}
.symbols{position:absolute}
.top{border-top:.4rem solid var(--good)}
.top.fail,.top.error{border-color:var(--bad)}
.top h1{display:flex;align-items:center;gap:.7rem}
.top h1 .mark{width:1.25em;height:1.25em}
.proportions>svg{display:block;width:100%;height:.7rem;border-radius:.35rem;background:var(--line)}
.proportions ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin-top:.5rem;font-size:.9rem}
.proportions li{display:flex;align-items:center;gap:.35rem}
.proportions .mark{width:1.1rem;height:1.1rem}
rect.pass{fill:var(--good)}rect.fail,rect.error{fill:var(--bad)}rect.blocked{fill:var(--wait)}rect.warn{fill:var(--warn)}rect.not-applicable{fill:var(--line)}
.areas{padding-block:.4rem}
.areas>li{display:grid;grid-template-columns:19rem 1fr;gap:.3rem 2rem;align-items:center;padding:.8rem 0}
.areas>li+li{border-top:1px solid var(--line)}
@media (max-width:52rem){.areas>li{grid-template-columns:1fr}}
.areas .soft{margin:.1rem 0 0}
.areas h3 a{color:inherit;text-decoration-color:var(--accent)}
.areas .proportions>svg{height:.45rem}
.causes{display:grid;gap:1rem;counter-reset:cause}
.cause{counter-increment:cause;position:relative;padding-left:clamp(3rem,7vw,4rem);border-left:.3rem solid var(--warn)}
.cause.fail,.cause.error{border-color:var(--bad)}.cause.blocked{border-color:var(--wait)}
.cause::before{content:counter(cause);position:absolute;left:clamp(.7rem,2vw,1.1rem);top:1.15rem;width:1.8rem;height:1.8rem;border-radius:50%;display:grid;place-items:center;font-weight:600;background:var(--ground);color:var(--ink)}
.which{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .6rem;margin:0 0 .5rem}
.cause .told{margin-top:.5rem}
.cause .quiet{margin-top:.3rem}
.waiting li{display:flex;gap:.5rem;padding:.2rem 0;font-size:.9rem}
.waiting .mark{width:1.1rem;height:1.1rem;margin-top:.15rem}
.nothing{display:flex;align-items:center;flex-wrap:wrap;gap:.6rem;margin:0}
.nothing[hidden]{display:none}
.filter{display:grid;gap:.9rem}
.filter[hidden]{display:none}
.filter p,.filter fieldset{margin:0}
.find{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .8rem}
.find label,legend{font-weight:600;font-size:.9rem}
.find input{flex:1 1 14rem;font:inherit;min-height:2.75rem;padding:.4rem .8rem;border:1px solid var(--soft);border-radius:.6rem;background:var(--card);color:inherit}
::placeholder{color:var(--soft);opacity:1}
fieldset{border:0;padding:0;min-width:0;display:flex;flex-wrap:wrap;gap:.4rem}
legend{padding:0;margin-bottom:.35rem}
.chip{display:inline-flex;align-items:center;gap:.4rem;min-height:2.2rem;padding:.1rem .75rem .1rem .55rem;border:1px solid var(--line);border-radius:1.2rem;font-size:.9rem;cursor:pointer}
.chip:hover{background:var(--tint)}
.chip input{width:1rem;height:1rem;margin:0;accent-color:var(--accent)}
.chip .mark{width:1.1rem;height:1.1rem}
.chip:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}.chip :focus-visible{outline:0}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem}
.actions output{flex:1 1 12rem;font-size:.9rem;color:var(--soft)}
.meanings{margin:.4rem 0 0}
.meanings dl{display:grid;gap:.4rem;padding:.4rem 0;font-size:.9rem}
.meanings div{display:grid;grid-template-columns:10rem 1fr;gap:0 1rem}
.meanings dt{display:flex;gap:.4rem;color:inherit}
@media (max-width:40rem){.meanings div{grid-template-columns:1fr}}
.area>h3{margin:1.75rem 0 .6rem;display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem .7rem}
.checks{padding:.3rem}
.check+.check{border-top:1px solid var(--line)}
.check summary{display:flex;align-items:flex-start;gap:.7rem;padding:.6rem .8rem;border-radius:.6rem;list-style:none}
.check summary::-webkit-details-marker{display:none}
.check summary:hover{background:var(--tint)}
.check .what{flex:1;min-width:0;display:grid;grid-template-columns:minmax(0,17rem) minmax(0,1fr);gap:0 1rem}
.check .what>code{padding-top:.1em}
@media (max-width:52rem){.check .what{grid-template-columns:1fr}.check .what>code{color:var(--soft)}}
@media (max-width:40rem){.check summary{gap:.55rem;padding:.6rem .5rem}.check.pass .badge,.check.not-applicable .badge{display:none}}
.check:target summary{background:var(--tint)}
.inside{padding:.2rem .8rem 1rem clamp(.8rem,5vw,2.8rem)}
.exchange{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:.6rem;align-items:start}
.self{font-size:.9rem}
.timeline th:first-child{width:14rem}.timeline th:last-child,.timeline td:last-child{width:5rem;text-align:right;padding-right:0}
.timeline tbody th{color:inherit}
.timeline td:nth-child(2){padding-right:0}
.timeline svg{display:block;width:100%;height:1.1rem;overflow:visible;background:linear-gradient(var(--line),var(--line)) center/100% 1px no-repeat}
.timeline path,.key{stroke-width:7;stroke-linecap:round;vector-effect:non-scaling-stroke;fill:none}
.ok{stroke:var(--accent);background:var(--accent)}.refused{stroke:var(--warn);background:var(--warn)}.broken{stroke:var(--bad);background:var(--bad)}
.key{display:inline-block;width:.6rem;height:.6rem;border-radius:50%;margin-right:.35rem}
.keys{display:flex;flex-wrap:wrap;gap:0 1.2rem}.keys li{white-space:nowrap}
.timeline .ticks span{white-space:nowrap}
@media (max-width:40rem){.timeline th:first-child{width:8.5rem;font-size:.8rem}.timeline th:last-child,.timeline td:last-child{width:3.4rem;font-size:.8rem}.timeline .ticks span:nth-child(n+2):nth-child(-n+4){display:none}}
${PICTURE_STYLE}`
