import { GoError } from '../../../go/machine/go-error.ts'
import type { FuncType } from '../../../go/machine/types.ts'
import { Cell, Func, Struct } from '../../../go/machine/values.ts'
import type { Handler } from '../framework/app.ts'
import type { Context } from '../framework/context.ts'

/** A handler that a package made: `cors.New()`. */
export class HandlerFunc extends Func {
  readonly handler: Handler
  constructor(type: FuncType, handler: Handler) {
    super(type, ([context]) => handler(context as Context))
    this.handler = handler
  }
}

/** A function of the program as the framework calls it. */
export function toHandler(value: Func): Handler {
  return value instanceof HandlerFunc ? value.handler : (context) => resultOf(value.call([context]))
}

/** The error that a handler returned, also one of an error type that the program declares; null for nil. */
export function resultOf(returned: unknown): GoError | null {
  if (returned === null || returned === undefined) return null
  if (returned instanceof GoError) return returned
  const held = returned instanceof Cell ? returned.value : returned
  if (held instanceof Struct) {
    const message = held.type.methods?.get('Error')?.call?.(returned, [])
    return new GoError(String(message ?? ''))
  }
  return null
}
