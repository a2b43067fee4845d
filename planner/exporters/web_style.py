"""How the exported web page looks: as the window does, light or dark, and plain on paper."""

STYLE = """
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --surface: #ffffff; --line: #e3e6eb; --text: #1b2230; --muted: #5f6b80;
  --accent: #3b5bdb; --note: #fff8e1; --star: #f2a100;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181e; --surface: #1c2028; --line: #2c323d; --text: #e6e9ef; --muted: #98a2b3;
    --accent: #8aa2ff; --note: #2b2719; --star: #ffc24b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 56rem; background: var(--ground);
  color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); }
h1 { margin: 0 0 .3rem; font-size: 1.7rem; line-height: 1.25; }
header p { margin: .2rem 0; color: var(--muted); }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin-top: .8rem; }
h2 {
  margin: 2.2rem 0 .6rem; padding: .4rem 0; font-size: 1.2rem; position: sticky; top: 0;
  background: var(--ground); border-bottom: 1px solid var(--line);
}
article {
  display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; margin: .6rem 0;
  padding: .8rem 1rem; background: var(--surface); border: 1px solid var(--line);
  border-radius: .5rem;
}
article.own { border-style: dashed; }
.time { color: var(--muted); font-variant-numeric: tabular-nums; }
h3 { margin: 0 0 .2rem; font-size: 1.05rem; line-height: 1.35; }
article p { margin: .15rem 0; }
.people, .place { color: var(--muted); }
.remark { font-weight: 600; }
.text { white-space: pre-wrap; }
.note {
  margin-top: .6rem; padding: .5rem .8rem; background: var(--note);
  border-inline-start: 3px solid var(--star);
}
.abstract { margin-top: .6rem; }
@media (max-width: 40rem) { article { grid-template-columns: 1fr; gap: .2rem; } }
@media print {
  :root { --ground: #fff; --surface: #fff; --text: #000; --muted: #444; --note: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  h2 { position: static; break-after: avoid; }
  article { border: 0; border-bottom: 1px solid #ccc; border-radius: 0; padding: .4rem 0; }
  article > div > h3, .people { break-after: avoid; }
}
"""
