/** The look of the night and the day, and of every drawing under a scale of time. */
export const PICTURE_STYLE: string = `.pictures{display:grid;gap:1rem;align-items:start}
@media (min-width:62rem){.pictures{grid-template-columns:1fr 1fr}}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(7.2rem,1fr));gap:.6rem;margin:.9rem 0}
.tiles div{background:var(--ground);border-radius:.6rem;padding:.5rem .7rem}
.tiles dt{font-size:.8rem}
.tiles dd{font-weight:600;font-size:1.1rem;white-space:nowrap}
.tiles dd span{font-size:.8rem;font-weight:400;color:var(--soft)}
.plot,.shares{margin-top:1.2rem}
.plot figcaption,.shares figcaption{font-weight:600;font-size:.9rem;color:var(--ink)}
.axes{display:grid;grid-template-columns:3.2rem 1fr;gap:.2rem .5rem}
.axes svg{display:block;width:100%;height:5.5rem;overflow:visible}
.axes.tall svg{height:8rem}
.scale{display:flex;flex-direction:column;justify-content:space-between;text-align:right;font-size:.8rem;color:var(--soft)}
.tall .scale{justify-content:space-around}
.axes .ticks{grid-column:2}
.ticks{display:flex;justify-content:space-between;font-size:.8rem;color:var(--soft)}
.grid,.steps,.line{fill:none;vector-effect:non-scaling-stroke}
.grid{stroke:var(--line)}.steps{stroke:var(--soft);opacity:.5}
.line{stroke:var(--accent);stroke-width:2;stroke-linejoin:round}
rect.awake{fill:var(--awake)}rect.rem{fill:var(--rem)}rect.light{fill:var(--light)}rect.deep{fill:var(--deep)}rect.vigorous{fill:var(--bad)}
.dot{display:inline-block;width:.7rem;height:.7rem;border-radius:.2rem;margin-right:.4rem}
.dot.awake{background:var(--awake)}.dot.rem{background:var(--rem)}.dot.light{background:var(--light)}.dot.deep{background:var(--deep)}.dot.vigorous{background:var(--bad)}
.shares svg{display:block;width:100%;height:.8rem;border-radius:.4rem}
.shares ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin-top:.4rem;font-size:.85rem}
@media (forced-colors:active){.axes svg,.shares svg,.proportions>svg,.timeline svg,.dot,.key{forced-color-adjust:none}}`
