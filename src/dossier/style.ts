import { PAGE_STYLE } from '../page/style.ts'

/** The look of an application file, on top of what all pages share. */
export const DOSSIER_STYLE: string = `${PAGE_STYLE}
.top{border-top:.4rem solid var(--accent)}
.open{border-left:.3rem solid var(--warn)}
.ready{border-left:.3rem solid var(--good)}
.todo li{padding:.25rem 0 .25rem 1.6rem;position:relative}
.todo li::before{content:"";position:absolute;left:0;top:.5rem;width:.9rem;height:.9rem;border:2px solid var(--warn);border-radius:.25rem}
.symbols{position:absolute}
.checklist li{display:flex;gap:.6rem;padding:.25rem 0}
.form th:first-child{width:2.5rem;text-align:right;padding-right:1rem}
.form td:nth-child(2){width:32%}
.form td,.form th{padding-block:.55rem}
section>h3,.card>h3:not(:first-child){margin:1.5rem 0 .7rem}
.mend li{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem .6rem;padding:.25rem 0}
.form li+li{margin-top:.3rem}
.form .of{color:var(--soft)}
.of{display:inline-block;min-width:6.5rem}
@media (max-width:40rem){.form,.form tbody,.form tr,.form th,.form td{display:block;border:0;padding:0;text-align:left;width:auto!important}.form thead{display:none}.form th:first-child{text-align:left}.form tr{padding:.7rem 0;border-bottom:1px solid var(--line)}.of{display:block}}
.sample{margin-bottom:1rem}
.sample h3{margin-bottom:.6rem;display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem .8rem}
.sample .told div{grid-template-columns:13rem 1fr}
@media (max-width:40rem){.sample .told div{grid-template-columns:1fr}}
.tests td:last-child,.tests th:last-child{text-align:right;white-space:nowrap;padding-right:0}`
