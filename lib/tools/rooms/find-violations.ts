import { findCircles } from './circles.ts'
import { isTest, type Module, type ResolvedImport } from './modules.ts'
import { CIRCLES, FOR_TESTS, FREE, ROOMS } from './rooms.ts'

/** Is the path the folder or file, or in it? */
const isIn = (path: string, place: string) =>
  path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`)

/** The room of a file: the deepest that the table names; null when it names none. */
function roomOf(path: string): string | null {
  const names = Object.keys(ROOMS).filter((name) => isIn(path, name))
  return names.sort((a, b) => b.length - a.length)[0] ?? null
}

const isPackage = (from: string, name: string) => (name === 'node:' ? from.startsWith(name) : isIn(from, name))

/** Why this import is refused, or null. */
function objection(path: string, room: string, { from, file, kind }: ResolvedImport): string | null {
  const { rooms, types = [], packages } = ROOMS[room] ?? { rooms: [], packages: [] }
  if (file === null) return packages.some((name) => isPackage(from, name)) ? null : `${room} may not import "${from}"`
  const forTests = FOR_TESTS.find((place) => isIn(file, place))
  if (forTests) return `only tests import ${forTests}, and ${path} is none`
  if (isTest(file)) return `nothing imports a test: ${file}`
  if (roomOf(file) === room || rooms.some((place) => isIn(file, place))) return null
  if (!types.some((place) => isIn(file, place))) return `${room} may not import ${file}`
  return kind === 'type' ? null : `${room} may import only types of ${file}`
}

/**
 * Holds modules to the table of rooms.
 * @returns one line for each import that is not allowed, and for each circle of imports; empty when all is well
 */
export function findViolations(modules: readonly Module[]): readonly string[] {
  const found: string[] = []
  for (const { path, imports } of modules) {
    if (isTest(path) || FREE.some((place) => isIn(path, place))) continue
    const room = roomOf(path)
    if (room === null) found.push(`${path}: is in no room that lib/tools/rooms/rooms.ts names`)
    else
      for (const entry of imports) {
        const why = objection(path, room, entry)
        if (why) found.push(`${path}:${entry.line}: ${why}`)
      }
  }
  for (const circle of findCircles(modules, ({ kind }) => kind !== 'later')) {
    const known = CIRCLES.some((places) => circle.every((file) => places.some((place) => isIn(file, place))))
    if (!known) found.push(`these import each other in a circle: ${circle.join(', ')}`)
  }
  return found
}
