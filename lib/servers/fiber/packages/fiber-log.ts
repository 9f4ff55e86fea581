import { formatted, logger } from '../../../go/library/log.ts'
import { sprint } from '../../../go/machine/format.ts'
import { type GoPackage, goPackage, type Member } from '../../../go/machine/package.ts'
import { type FiberVersion, majorOf } from '../version.ts'

/** `github.com/gofiber/fiber/v2/log` and `/v3/log`: lines that begin with their level. */
export function fiberLog(version: FiberVersion): GoPackage {
  return goPackage(
    `github.com/gofiber/fiber/v${majorOf(version)}/log`,
    (['Debug', 'Info', 'Warn', 'Error'] as const).flatMap((name): [string, Member][] => {
      const level = name.toLowerCase() as 'debug' | 'info' | 'warn' | 'error'
      return [
        [name, logger(level)((list, meter) => `[${name}] ${sprint(list, meter)}`)],
        [`${name}f`, logger(level)((list, meter) => `[${name}] ${formatted(list, meter)}`)],
      ]
    }),
  )
}
