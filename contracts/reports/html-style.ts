/** The whole appearance of the page, in light and dark. */
export const style = `
:root { color-scheme: light dark; --bg: #f6f7f9; --card: #fff; --line: #d9dee5; --text: #1a2230; --soft: #5b6675;
  --failed: #b42318; --flaky: #9a5b00; --broken: #9a5b00; --known: #0b63a5; --skipped: #5b6675; --passed: #137a3d;
  --code: #f1f3f6; --good: #e5f5ea; --bad: #fdebe9; }
@media (prefers-color-scheme: dark) { :root { --bg: #11151b; --card: #191f27; --line: #2f3946; --text: #e6eaf0;
  --soft: #9aa6b5; --failed: #ff8a80; --flaky: #f2b84b; --broken: #f2b84b; --known: #74b9f2; --skipped: #9aa6b5;
  --passed: #6fd08f; --code: #10141a; --good: #15301f; --bad: #3a1c1a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 28px 20px 80px; }
h1 { font-size: 22px; margin: 0; } .meta { color: var(--soft); margin: 2px 0 18px; }
code, pre, .mono { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 13px; }
.counts { display: flex; flex-wrap: wrap; gap: 10px; margin-bottom: 18px; }
.counts button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: 8px 16px; cursor: pointer; text-align: left; min-width: 92px; }
.counts button b { display: block; font-size: 22px; line-height: 1.2; } .counts button.zero { opacity: .5; }
.counts button[aria-pressed=true] { outline: 2px solid currentColor; }
.bar { display: flex; height: 8px; border-radius: 4px; overflow: hidden; margin-bottom: 18px; background: var(--line); }
.filters { display: flex; flex-wrap: wrap; gap: 10px; margin-bottom: 14px; position: sticky; top: 0; padding: 8px 0;
  background: var(--bg); z-index: 1; }
.filters input, .filters select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; padding: 6px 10px; } .filters input { flex: 1; min-width: 200px; }
.filters output { align-self: center; color: var(--soft); }
.remarks { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--known); border-radius: 6px;
  padding: 10px 16px; margin: 0 0 14px; list-style: none; } .remarks.failed { border-left-color: var(--failed); color: inherit; }
details.case { background: var(--card); border: 1px solid var(--line); border-radius: 6px; margin-bottom: 6px; }
details.case > summary { display: flex; gap: 12px; align-items: baseline; padding: 8px 14px; cursor: pointer; list-style: none; }
details.case > summary::-webkit-details-marker { display: none; }
details.case > summary::before { content: '▸'; color: var(--soft); } details.case[open] > summary::before { content: '▾'; }
.badge { font-size: 12px; font-weight: 600; min-width: 56px; } .id { white-space: nowrap; }
.rule { color: var(--soft); flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.verdict { font-size: 12px; border: 1px solid currentColor; border-radius: 10px; padding: 0 8px; color: var(--flaky); }
.inside { padding: 4px 16px 16px; border-top: 1px solid var(--line); } .inside p { margin: 8px 0; }
table { border-collapse: collapse; width: 100%; margin: 10px 0; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 6px 10px; border: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--soft); font-size: 13px; } th.at { width: 24%; } th.step { width: 64px; } th.on { width: 18%; }
td.good { background: var(--good); } td.bad { background: var(--bad); }
.exchange { margin-top: 14px; } .exchange h3 { font-size: 13px; margin: 0 0 6px; overflow-wrap: anywhere; font-weight: 600; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 10px; }
.sides h4 { margin: 0 0 4px; color: var(--soft); font-size: 12px; font-weight: 600; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; margin: 0; padding: 10px 12px; max-height: 340px;
  overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: var(--known); } [hidden] { display: none !important; }
.failed { color: var(--failed); } .flaky { color: var(--flaky); } .broken { color: var(--broken); } .known { color: var(--known); }
.skipped { color: var(--skipped); } .passed { color: var(--passed); }
.cause { border: 1px solid var(--line); border-left: 4px solid var(--failed); border-radius: 8px; padding: 12px 16px 10px;
  margin: 0 0 18px; background: var(--card); } .cause details.case { background: var(--bg); }
.cause > header { display: flex; flex-wrap: wrap; gap: 10px; align-items: baseline; } .cause h2 { font-size: 17px; margin: 0; }
.cause > p { margin: 6px 0; } .code { font: 600 12px ui-monospace, monospace; border: 1px solid currentColor; border-radius: 4px;
  padding: 0 5px; color: var(--soft); } .count { font-weight: 600; } .fingerprint { margin-left: auto; font: 12px ui-monospace, monospace; }
.todo { font-weight: 600; } .todo code.line { background: var(--good); padding: 3px 8px; border-radius: 4px; }
.operations { color: var(--soft); font-size: 13px; max-height: 3em; overflow: auto; }
.causes { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; margin-bottom: 18px; }
.causes h2, h2.others { font-size: 15px; margin: 0 0 6px; } h2.others { margin-top: 24px; } .causes ol { list-style: none; margin: 0; padding: 0; }
.causes li a { color: inherit; text-decoration: none; display: block; padding: 3px 0; } .causes li a:hover { text-decoration: underline; }
.causes b { display: inline-block; min-width: 44px; text-align: right; color: var(--failed); margin-right: 6px; }
button.copy, button.rest { font: 12px system-ui, sans-serif; color: var(--known); background: none; border: 1px solid var(--line);
  border-radius: 5px; padding: 1px 8px; cursor: pointer; } button.rest { margin-top: 4px; padding: 4px 12px; }
`;
