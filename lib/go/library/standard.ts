import type { GoPackage } from '../machine/package.ts'
import { jsonPackage } from './encoding-json.ts'
import { errorsPackage } from './errors.ts'
import { flagPackage } from './flag.ts'
import { fmtPackage } from './fmt.ts'
import { logPackage } from './log.ts'
import { mathPackage } from './math.ts'
import { httpPackage } from './net-http.ts'
import { urlPackage } from './net-url.ts'
import { osPackage } from './os.ts'
import { regexpPackage } from './regexp.ts'
import { slicesPackage } from './slices.ts'
import { sortPackage } from './sort.ts'
import { strconvPackage } from './strconv.ts'
import { stringsPackage } from './strings.ts'
import { syncPackage } from './sync.ts'
import { timePackage } from './time.ts'

/** The packages of Go's standard library that programs can import, in the order in which messages list them. */
export const STANDARD: readonly GoPackage[] = [
  fmtPackage,
  errorsPackage,
  logPackage,
  httpPackage,
  strconvPackage,
  slicesPackage,
  osPackage,
  jsonPackage,
  urlPackage,
  flagPackage,
  syncPackage,
  sortPackage,
  mathPackage,
  stringsPackage,
  regexpPackage,
  timePackage,
]
