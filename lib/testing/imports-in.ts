import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

/** One import of a production file: both as paths from the root of the project; `to` of a package is its name. */
export interface Import {
  readonly from: string
  readonly to: string
  /** False: the import is of types only. */
  readonly isValue: boolean
}

/** The TypeScript files of a folder and the folders in it, without tests, as paths from the root of the project. */
export function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join(folder, path))
}

/** The text of a file, by its path from the root of the project. */
export function sourceOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** Every static import and export-from of the files of a folder. */
export function importsIn(folder: string): readonly Import[] {
  return sourcesIn(folder).flatMap((from) =>
    [...sourceOf(from).matchAll(/^(?:import|export)( type)? (?:[^'"]*?\bfrom )?'([^']+)'/gm)].map(
      ([, type, target = '']): Import => ({ from, to: resolved(from, target), isValue: type === undefined }),
    ),
  )
}

function resolved(from: string, target: string): string {
  if (target.startsWith('@/')) return target.slice(2)
  return target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(from), target)) : target
}

/** Circles of imports, of types too: each as the files on the way round. */
export function circlesIn(folder: string): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of importsIn(folder)) targets.set(from, [...(targets.get(from) ?? []), to])
  const circles: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file)
    if (start >= 0) circles.push([...way.slice(start), file])
    if (start >= 0 || done.has(file)) return
    for (const next of targets.get(file) ?? []) visit(next, [...way, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return circles
}
