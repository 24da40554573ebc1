/** The colours of every page, light and dark; on paper light. Each ink reaches 4.5 to 1 on each ground (WCAG 2.2 AA). */
export const PALETTE: string = `:root{color-scheme:light dark;
--ground:#eef1f6;--card:#fff;--ink:#17202e;--soft:#566176;--line:#d3d9e4;--accent:#1d4ed8;--on-accent:#fff;--tint:#edf2ff;
--bad:#b3202a;--bad-tint:#fdeceb;--wait:#7a3fb5;--wait-tint:#f4ecfb;--warn:#8a5200;--warn-tint:#fdf2dc;--good:#1a7040;--good-tint:#e6f5ec;
--awake:#e08a3c;--rem:#3ba0c9;--light:#5b86e5;--deep:#3a3f9e}
@media screen and (prefers-color-scheme:dark){:root{
--ground:#0d1118;--card:#171d28;--ink:#e8ecf4;--soft:#a3aec2;--line:#323c4e;--accent:#8fb1ff;--on-accent:#0b1730;--tint:#1d2840;
--bad:#ff938c;--bad-tint:#3a1a1e;--wait:#cfa6f7;--wait-tint:#2d1f3d;--warn:#f3bf62;--warn-tint:#33270f;--good:#6fd79b;--good-tint:#12301f;
--awake:#f0a765;--rem:#6cc7ea;--light:#84a9ff;--deep:#8a8ff2}}`
