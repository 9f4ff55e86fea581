import type { Directive } from '../read/blocks.ts'
import { type LocationPath, readLocationPath } from '../read/location-path.ts'
import type { CheckContext } from './check-context.ts'

/** A location by itself and inside its parent. @returns whether its block is worth checking */
export function checkLocation(check: CheckContext, directive: Directive, parent: Directive | null): boolean {
  const { args } = directive
  const path = readLocationPath(args)
  if ('error' in path) {
    check.fail(directive, 'location-modifier', path.error, args[0], 'The modifiers are `=`, `^~`, `~` and `~*`.')
    return false
  }
  const word = args.at(-1)
  if (path.kind === 'regex' && word) check.regex(directive, word, path.name, path.caseless)
  const outer = parent?.name.text === 'location' ? readLocationPath(parent.args) : null
  const problem = outer && !('error' in outer) ? problemInside(path, outer) : null
  if (problem) check.fail(directive, 'location-nesting', problem, word)
  return true
}

function problemInside(path: LocationPath, outer: LocationPath): string | null {
  if (outer.kind === 'exact') return `location "${path.name}" cannot be inside the exact location "${outer.name}"`
  if (outer.kind === 'named') return `location "${path.name}" cannot be inside the named location "${outer.name}"`
  if (path.kind === 'named') return `named location "${path.name}" can be on the server level only`
  if (path.kind !== 'regex' && !path.name.startsWith(outer.name)) {
    return `location "${path.name}" is outside location "${outer.name}"`
  }
  return null
}

/** Two locations of one level for the same path; nginx sees it when it has read everything. */
export function checkLocations(check: CheckContext, directives: readonly Directive[], parent: Directive | null): void {
  const seen = new Set<string>()
  for (const directive of directives) {
    if (directive.name.text !== 'location' || !directive.block) continue
    const path = readLocationPath(directive.args)
    if ('error' in path || path.kind === 'regex' || path.kind === 'named') continue
    const key = `${path.kind === 'exact' ? '=' : ''}${path.name}`
    if (seen.has(key) && parent) {
      const message = `duplicate location "${path.name}"`
      check.later(() => {
        check.problems.emerg('duplicate-location', message, directive.name, directive.line, '', true)
      })
    }
    seen.add(key)
  }
}
