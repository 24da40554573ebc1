import { PALETTE } from '../../page/palette.ts'

/** The look of the mock's pages: light and dark, from a phone's width upwards. */
export const CONSENT_STYLE: string = `${PALETTE}
*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,sans-serif;margin:0;padding:clamp(0rem,4vw,3rem) clamp(0rem,3vw,1rem);background:var(--ground);color:var(--ink)}
main{max-width:34rem;margin:auto;padding:clamp(1rem,5vw,2.25rem);background:var(--card);border-radius:1rem;box-shadow:0 1px 3px #0002,0 8px 32px #0001;overflow-wrap:anywhere}
.brand{display:flex;align-items:center;gap:.6rem;margin:0;font-weight:600}
.brand span{display:grid;place-items:center;width:2.25rem;height:2.25rem;border-radius:50%;background:var(--accent);color:var(--on-accent)}
.brand em{font-style:normal;font-weight:400;font-size:.8rem;color:var(--soft);border:1px solid var(--line);border-radius:1rem;padding:0 .6rem}
h1{font-size:1.5rem;line-height:1.25;margin:1.25rem 0 .5rem;text-wrap:balance}
fieldset{border:0;margin:1.5rem 0 0;padding:0;min-width:0}
legend{font-weight:600;padding:0;margin-bottom:.4rem}
fieldset>p{margin:0 0 .4rem}
#untick,.about,.small,footer{color:var(--soft);font-size:.875rem}
fieldset>div{border:1px solid var(--line);border-radius:.6rem;padding:.25rem}
.people>div{max-height:21.25rem;overflow:auto;scroll-padding:.5rem}
.choice{display:grid;grid-template-columns:auto 1fr;column-gap:.75rem;margin:0;padding:.5rem .6rem;border-radius:.45rem;position:relative}
.choice input{position:relative;z-index:1;grid-row:span 2;width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:var(--accent)}
.choice label::before{content:"";position:absolute;inset:0;cursor:pointer}
.choice .about{grid-column:2;line-height:1.35}
.choice:hover,.choice:has([type=radio]:checked){background:var(--tint)}
code{font:.95em ui-monospace,monospace}
.decision{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.75rem}
button{flex:1 1 8rem;min-height:2.9rem;font:inherit;font-weight:600;padding:.5rem 1.25rem;border-radius:.6rem;border:2px solid var(--accent);background:var(--accent);color:var(--on-accent);cursor:pointer}
button.quiet{background:none;color:var(--accent)}
button:hover{filter:brightness(1.08)}
.small{text-align:center;margin:.75rem 0 0}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.choice:has(:focus-visible){outline:3px solid var(--accent);outline-offset:-2px}.choice :focus-visible{outline:0}
[role=alert]{font-weight:600;border-left:4px solid var(--accent);padding-left:.75rem}
footer{max-width:34rem;margin:1rem auto;text-align:center;padding:0 1rem}
@media (forced-colors:active){main,button{border:1px solid}}`
