import { readType } from '../compile/signature.ts'
import type { Machine } from './machine.ts'
import type { FuncType, StructType, Type } from './types.ts'

/** A function of a package. Returns its result; an array where there are several. */
export type Native = (args: readonly unknown[], machine: Machine) => unknown
/** A method of a package's type. */
export type NativeMethod = (self: unknown, args: readonly unknown[], machine: Machine) => unknown

export type Member =
  | { readonly kind: 'func'; readonly type: FuncType; readonly call: Native }
  | { readonly kind: 'value'; readonly type: Type; readonly value: unknown }
  | { readonly kind: 'type'; readonly type: Type }

export type TypeMember =
  | { readonly kind: 'method'; readonly type: FuncType; readonly call: NativeMethod }
  | { readonly kind: 'field'; readonly type: Type; readonly get: (self: unknown) => unknown }

/** A mistake in a program for which a package may know the remedy. */
export type Mistake =
  /** `in` is the struct of whose field the value is; absent for an argument. */
  | { readonly kind: 'wrong-type'; readonly given: Type; readonly wanted: Type; readonly in?: StructType }
  | { readonly kind: 'pointer-to-interface'; readonly type: Type }
  | { readonly kind: 'missing-package'; readonly path: string }

export interface Remedy {
  /** One or two sentences. */
  readonly text: string
  /** What to write instead of the marked text, where that is the whole remedy. */
  readonly replacement?: string
}

export interface GoPackage {
  /** `net/http` */
  readonly path: string
  /** `http` */
  readonly name: string
  readonly members: ReadonlyMap<string, Member>
  /** What the package's own types have: `regexp.Regexp` → its methods. */
  readonly types?: ReadonlyMap<string, ReadonlyMap<string, TypeMember>>
  /** What to do about a mistake that has to do with this package; undefined where it does not. */
  readonly remedy?: (mistake: Mistake) => Remedy | undefined
  /** Loads what its functions need to run. Before it has resolved, programs can be checked and not run. */
  readonly load?: () => Promise<void>
}

/** A package from its members; its name is the last part of its path. */
export function goPackage(
  path: string,
  members: Iterable<readonly [string, Member]>,
  more: Omit<GoPackage, 'path' | 'name' | 'members'> = {},
): GoPackage {
  return { path, name: path.split('/').at(-1) ?? path, members: new Map(members), ...more }
}

type Known = ReadonlyMap<string, Type>
const NOTHING: Known = new Map()

/** Functions from their signatures: `'(s, suffix string)'` is written `'(string, string) bool'`. */
export function functions(
  table: Readonly<Record<string, readonly [signature: string, call: Native]>>,
  known: Known = NOTHING,
): [string, Member][] {
  return Object.entries(table).map(([name, [signature, call]]) => [
    name,
    { kind: 'func', type: readType(`func${signature}`, known) as FuncType, call },
  ])
}

/** Methods from their signatures. */
export function methods(
  table: Readonly<Record<string, readonly [signature: string, call: NativeMethod]>>,
  known: Known = NOTHING,
): [string, TypeMember][] {
  return Object.entries(table).map(([name, [signature, call]]) => [
    name,
    { kind: 'method', type: readType(`func${signature}`, known) as FuncType, call },
  ])
}

/** Constants and variables of one type. */
export function values(type: Type, table: Iterable<readonly [string, unknown]>): [string, Member][] {
  return [...table].map(([name, value]) => [name, { kind: 'value', type, value }])
}
