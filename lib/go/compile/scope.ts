import type { GoPackage } from '../machine/package.ts'
import type { Type } from '../machine/types.ts'

export interface Variable {
  readonly kind: 'variable'
  readonly name: string
  type: Type
  readonly from: number
  readonly to: number
  /** Go wants every local variable to be used. */
  used: boolean
  /** A constant or a function: nothing can be put into it. */
  readonly fixed: boolean
}

export interface Imported {
  readonly kind: 'package'
  readonly name: string
  readonly pkg: GoPackage
  readonly from: number
  readonly to: number
  used: boolean
}

export type Meaning = Variable | Imported | { readonly kind: 'type'; readonly name: string; readonly type: Type }

/** What the names of a block mean while it is compiled. */
export class Scope {
  readonly #names = new Map<string, Meaning>()
  readonly parent: Scope | null

  constructor(parent: Scope | null) {
    this.parent = parent
  }

  find(name: string): Meaning | null {
    return this.#names.get(name) ?? this.parent?.find(name) ?? null
  }

  /** What the name means in this very block. */
  own(name: string): Meaning | null {
    return this.#names.get(name) ?? null
  }

  declare(meaning: Meaning): void {
    if (meaning.name !== '_') this.#names.set(meaning.name, meaning)
  }

  get meanings(): Iterable<Meaning> {
    return this.#names.values()
  }

  /** Every name that can be seen from here. */
  get visible(): string[] {
    return [...this.#names.keys(), ...(this.parent?.visible ?? [])]
  }
}
