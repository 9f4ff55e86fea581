/** Common slips in answers to exercises, recognised as remarks with a place in the text. */
import type { Remark } from '../exercise.ts'
import { inTheText } from './in-the-text.ts'
import { type Judged, placeOf, type Refusal, refusalsIn } from './judged.ts'
import { letterCase } from './letter-case.ts'
import { listSeparators } from './list-separators.ts'
import { noCors } from './no-cors.ts'
import { originForm } from './origin-form.ts'
import { permissionOnRequest } from './permission-on-request.ts'
import type { Slip } from './slip.ts'
import { starWithCredentials } from './star-with-credentials.ts'
import { valueForName } from './value-for-name.ts'
import { wrongAnswer } from './wrong-answer.ts'

/** In the order in which they are looked for: of one header only the first is reported. */
const SLIPS: Readonly<Record<string, Slip>> = {
  'value-for-name': valueForName,
  'list-separators': listSeparators,
  'letter-case': letterCase,
  'star-with-credentials': starWithCredentials,
  'origin-form': originForm,
  'wrong-answer': wrongAnswer,
}

/** The slips in an answer that did not pass, each once. */
export async function slipsIn(judged: Judged): Promise<readonly Remark[]> {
  // The mistakes of the servers are what an attack needs.
  if (judged.exercise.edits === 'attack') return eachOnce(noCors(judged))
  const written = await inTheText(judged)
  const found = [
    ...refusalsIn(judged).flatMap((refusal) => firstSlip(refusal, judged) ?? []),
    ...permissionOnRequest(judged),
    ...noCors(judged),
  ]
  // What a dialect says of a line is said in its own words.
  return eachOnce([...written, ...found.filter((remark) => !written.some((other) => isSameLine(other, remark)))])
}

const isSameLine = (a: Remark, b: Remark) =>
  a.at !== undefined && a.at.server === b.at?.server && a.at.line === b.at?.line

/** Of the remarks of one kind on one line only the first. */
export const eachOnce = (remarks: readonly Remark[]): readonly Remark[] =>
  remarks.filter(
    (remark, index) =>
      remarks.findIndex(
        (other) =>
          other.kind === remark.kind && (isSameLine(other, remark) || (!other.at && !remark.at) || other === remark),
      ) === index,
  )

function firstSlip(refusal: Refusal, judged: Judged): Remark | null {
  for (const [kind, slip] of Object.entries(SLIPS)) {
    const says = slip(refusal, judged)
    if (says !== null) return { kind, says, ...placeToMend(refusal, judged) }
  }
  return null
}

/** The server's line, or where only the script may be changed, the call. */
function placeToMend({ answer, observed, result }: Refusal, judged: Judged): Pick<Remark, 'at'> {
  if (judged.exercise.edits !== 'client') return { at: placeOf(judged, answer, observed) }
  const exchange = result.trace.find((event) => event.type === 'request' && event.exchange === answer.exchange)
  const call = result.trace.find(
    (event) => event.type === 'call' && exchange?.type === 'request' && event.call === exchange.call,
  )
  return call?.type === 'call' && call.source ? { at: { line: call.source.line } } : {}
}
