import type { Mistake, Remedy } from '../../../go/machine/package.ts'
import { type FuncType, type Type, typeName } from '../../../go/machine/types.ts'
import { type FiberVersion, majorOf } from '../version.ts'

/** What to do about a mistake in the use of Fiber; undefined where it has nothing to do with Fiber. */
export function fiberRemedy(mistake: Mistake, version: FiberVersion): Remedy | undefined {
  switch (mistake.kind) {
    case 'wrong-type':
      return mistake.wanted.name === 'fiber.Handler' && mistake.wanted.kind === 'func'
        ? handlerRemedy(mistake.given, mistake.wanted)
        : undefined
    case 'pointer-to-interface':
      return mistake.type.name === 'fiber.Ctx'
        ? { text: 'In Fiber v3 a handler takes fiber.Ctx, without the *.' }
        : undefined
    case 'missing-package':
      return importRemedy(mistake.path, majorOf(version))
  }
}

/** The most frequent mistake: a handler of the other major version. */
function handlerRemedy(given: Type, wanted: FuncType): Remedy | undefined {
  if (given.kind !== 'func') return undefined
  if (given.results.length === 0)
    return { text: 'A handler returns an error: write error after the parameters, and return nil or c.Next().' }
  const [param] = given.params
  const [context] = wanted.params
  if (!param || !context || typeName(param) === typeName(context)) return undefined
  return { text: `Write func(c ${typeName(context)}) error.` }
}

function importRemedy(path: string, major: 2 | 3): Remedy | undefined {
  const other = /^github\.com\/gofiber\/fiber(?:\/v\d)?(\/.*)?$/.exec(path)
  const own = `github.com/gofiber/fiber/v${major}`
  if (!other || path.startsWith(own)) return undefined
  const here = `${own}${other[1] ?? ''}`
  return {
    text: `This server runs v${major} of Fiber: import "${here}", or choose the other Fiber for this server.`,
    replacement: `"${here}"`,
  }
}
