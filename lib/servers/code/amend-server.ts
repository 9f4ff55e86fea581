import type { ParsedModule } from '../../javascript/parse.ts'
import type { Amendment, RequiredHeader } from '../dialect.ts'
import { passedCors } from '../passed-cors.ts'
import { amendments } from '../text-edit.ts'
import { amendCors } from './cors-amend.ts'
import type { CorsPackage } from './cors-call.ts'
import { addCors, type Framework, moveCors } from './cors-place.ts'
import { type AskingOrigin, amendHandSet } from './hand-set.ts'
import { programOf } from './program.ts'

/**
 * Changes of a server with routes: in the options of its cors middleware, in the headers that it sets by hand, or in
 * the place of the middleware. What the response passed is changed first.
 */
export function amendServer(
  parsed: ParsedModule,
  change: RequiredHeader,
  middleware: CorsPackage,
  framework: Framework,
  asking: AskingOrigin,
): readonly Amendment[] {
  const inOptions = amendments(...amendCors(parsed, change, middleware))
  const byHand = amendments(...amendHandSet(programOf(parsed), change, asking))
  const moved = moveCors(parsed, middleware, framework)
  const inPlace = [...inOptions, ...byHand]
  const passed = !change.sent || passedCors(change.sent)
  return [
    ...(passed ? [...inPlace, ...moved] : [...moved, ...inPlace]),
    ...addCors(parsed, change, middleware, framework),
  ]
}
