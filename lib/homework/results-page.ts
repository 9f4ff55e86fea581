/** The results as a page of HTML that needs nothing but itself: no script, no style or font from elsewhere. */
import type { Assignment } from './assignment.ts'
import { equalAnswers, type JudgedExercise, type Row } from './judge.ts'

const STATES = {
  judged: 'judged',
  older: 'older version',
  changed: 'changed',
  other: 'other homework',
  unreadable: 'unreadable',
}

/** @param at when it was judged */
export function resultsPage(assignment: Assignment, rows: readonly Row[], at: Date): string {
  const { title, exercises } = assignment
  const solvedAll = rows.filter(
    (row) => row.state !== 'other' && row.state !== 'unreadable' && row.solved === exercises.length,
  )
  const aside = rows.filter(
    (row) => row.state !== 'judged' || row.exercises.some(({ result }) => result.how === 'stopped'),
  ).length
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}: results</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<p>${counted(rows.length, 'submission')}, judged ${escaped(at.toISOString().slice(0, 16).replace('T', ' '))} UTC. ${counted(solvedAll.length, 'student')} solved everything${aside > 0 ? `; ${aside === 1 ? '1 needs' : `${aside} need`} a look` : ''}.</p>
<div class="wide"><table>
<caption>Every submission</caption>
<thead><tr><th scope="col">Who</th><th scope="col">Handed in (UTC)</th>${exercises.map((exercise) => `<th scope="col"><a href="#${escaped(exercise.id)}">${escaped(exercise.title)}</a></th>`).join('')}<th scope="col">Solved</th></tr></thead>
<tbody>
${rows.map((row, index) => summaryRow(row, index, exercises.length)).join('\n')}
</tbody></table></div>
${exercises.map((exercise) => exerciseSection(assignment, exercise.id, exercise.title, rows)).join('\n')}
<h2>One by one</h2>
${rows.map((row, index) => detail(row, index, exercises.length)).join('\n')}
</html>
`
}

function who(row: Row): string {
  const said = [...Object.values(row.known), ...Object.values(row.fields)].map((value) => value.trim()).filter(Boolean)
  return [...new Set(said)].slice(0, 3).join(' · ') || row.from
}

function summaryRow(row: Row, index: number, of: number): string {
  const cells =
    row.exercises.length > 0
      ? row.exercises.map(cell).join('')
      : `<td colspan="${of}" class="aside">${escaped(STATES[row.state])}</td>`
  const mark = row.state === 'changed' || row.state === 'older' ? ` <em>${STATES[row.state]}</em>` : ''
  return `<tr><th scope="row"><a href="#row-${index}">${escaped(who(row))}</a>${mark}</th><td>${escaped(row.at?.slice(0, 16).replace('T', ' ') ?? '')}</td>${cells}<td>${row.solved} of ${of}</td></tr>`
}

function cell({ result, solved }: JudgedExercise): string {
  if (solved) return '<td class="yes">solved</td>'
  if (result.how === 'missing') return '<td class="aside">nothing</td>'
  if (result.how === 'stopped') return '<td class="no">stopped</td>'
  return `<td class="no">${result.probes.filter(({ passed }) => passed).length} of ${result.probes.length}</td>`
}

/** How the class did in one exercise: what most stumbled over, and whose answers are equal. */
function exerciseSection(assignment: Assignment, id: string, title: string, rows: readonly Row[]): string {
  const failed = new Map<string, number>()
  for (const row of rows) {
    const result = row.exercises.find((exercise) => exercise.id === id)?.result
    if (result?.how !== 'checked') continue
    for (const { asks, passed } of result.probes) if (!passed) failed.set(asks, (failed.get(asks) ?? 0) + 1)
  }
  const solved = rows.filter((row) => row.exercises.some((exercise) => exercise.id === id && exercise.solved)).length
  const equal = equalAnswers(assignment, rows).get(id) ?? []
  const stumbled = [...failed].sort((a, b) => b[1] - a[1])
  return `<h2 id="${escaped(id)}">${escaped(title)}</h2>
<p>Solved by ${solved} of ${rows.length}.</p>
${stumbled.length > 0 ? `<ul>${stumbled.map(([asks, count]) => `<li>${counted(count, 'answer')} failed: ${marked(asks)}</li>`).join('')}</ul>` : ''}
${equal.length > 0 ? `<p>Equal answers, which is no proof of anything:</p><ul>${equal.map((group) => `<li>${group.map((index) => (rows[index] ? `<a href="#row-${index}">${escaped(who(rows[index]))}</a>` : '')).join(' = ')}</li>`).join('')}</ul>` : ''}`
}

function detail(row: Row, index: number, of: number): string {
  return `<section id="row-${index}"><h3>${escaped(who(row))}</h3>
<p class="aside">${escaped(row.from)} · ${row.solved} of ${of} solved${row.reason ? ` · <strong>${escaped(row.reason)}</strong>` : ''}</p>
${row.exercises.map(detailOf).join('\n')}</section>`
}

function detailOf({ title, result, solved }: JudgedExercise): string {
  if (result.how === 'missing') return `<h4>${escaped(title)}: nothing was handed in</h4>`
  if (result.how === 'stopped') return `<h4>${escaped(title)}: stopped</h4><p>${escaped(result.why)}</p>`
  const probes = result.probes.map(
    ({ asks, passed, says }) =>
      `<li class="${passed ? 'yes' : 'no'}">${passed ? '' : '<b>Not:</b> '}${marked(asks)}${passed ? '' : `<br><span class="aside">${marked(says)}</span>`}</li>`,
  )
  const remarks = result.remarks.map((remark) => `<p class="aside">${marked(remark)}</p>`)
  return `<h4>${escaped(title)}: ${solved ? 'solved' : 'not solved'}</h4><ul>${probes.join('')}</ul>${remarks.join('')}`
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** A sentence with `code` and **what matters** marked. */
const marked = (text: string) =>
  escaped(text)
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d9dbe0, #3a3d45); --yes: light-dark(#0b6b3a, #6fd6a0); --no: light-dark(#a32014, #ff9d90); --soft: light-dark(#545a66, #a9afbb); }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 2rem; line-height: 1.15; letter-spacing: -.02em; } h2 { margin-top: 2.5rem; } h3 { margin: 2rem 0 0; } h4 { margin: 1rem 0 .25rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } th[scope=row] { font-weight: 500; }
.yes { color: var(--yes); } .no { color: var(--no); } .aside { color: var(--soft); } li.yes::marker { content: "✓  "; } li.no::marker { content: "✗  "; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; } a { color: inherit; } section { border-top: 1px solid var(--line); } ul { padding-left: 1.4rem; }
`
