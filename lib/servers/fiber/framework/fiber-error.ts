import { GoError } from '../../../go/machine/go-error.ts'

/** `*fiber.Error`: an error with the status of the response to it. */
export class FiberError extends GoError {
  readonly code: number

  constructor(message: string, code: number) {
    super(message)
    this.code = code
  }

  override get type(): string {
    return '*fiber.Error'
  }

  override get jsonFields(): Readonly<Record<string, string | number>> {
    return { code: this.code, message: this.message }
  }
}

/** The status of an error, or of the first one in its chain of wrapped errors that has one; 500 where none has. */
export function errorStatus(error: GoError): number {
  if (error instanceof FiberError) return error.code
  return error.wrapped ? errorStatus(error.wrapped) : 500
}
