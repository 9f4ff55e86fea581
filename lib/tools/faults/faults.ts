/**
 * Draws broken systems and proves each: `npm run -s faults -- --count 1000 --seed 1`. Prints the figures, and each system
 * that is not as promised. With `--fixes N` the fixes that the site offers are tried on the first N.
 */
import { parseArgs } from 'node:util'
import { DEPTHS, drawSystem } from '@/lib/faults/system.ts'
import { proveSystem } from './prove-system.ts'
import { reachOfFixes } from './reach-of-fixes.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    fixes: { type: 'string', default: '0' },
  },
})
const count = Number(values.count)
const first = Number(values.seed)
const reach = { mended: 0, partly: 0, not: 0, open: 0 }
const kinds = new Map<string, number>()
let wrong = 0
let hidden = 0
let following = 0
const began = performance.now()
const left = Array.from({ length: count }, (_, at) => at)
/** A run waits more than it computes, so several systems are proved at a time. */
const AT_A_TIME = 12
async function proveNext(): Promise<void> {
  const at = left.shift()
  if (at === undefined) return
  const depth = DEPTHS[at % DEPTHS.length] ?? 1
  const system = drawSystem(first + at, depth)
  const proof = await proveSystem(system)
  hidden += proof.hidden
  following += proof.following
  for (const { id } of system.faults) kinds.set(id, (kinds.get(id) ?? 0) + 1)
  if (proof.broken.length > 0) {
    wrong += 1
    const { stack, task } = system.sound
    console.log(
      `seed ${first + at}, ${depth} deep, ${stack}, ${task}: ${system.faults.map(({ id }) => id).join(' > ')}`,
    )
    for (const line of proof.broken) console.log(`  ${line}`)
  }
  if (at < Number(values.fixes)) reach[await reachOfFixes(system)] += 1
  await proveNext()
}
await Promise.all(Array.from({ length: AT_A_TIME }, proveNext))
const seconds = Math.round((performance.now() - began) / 1000)
console.log(`${count} systems in ${seconds} s, ${wrong} of them not as promised.`)
console.log(`Of ${following} faults behind another, ${hidden} do not show in the page's own run until it is mended.`)
console.log(
  `Kinds: ${[...kinds]
    .toSorted((a, b) => b[1] - a[1])
    .map(([id, times]) => `${id} ${times}`)
    .join(', ')}`,
)
if (Number(values.fixes) > 0)
  console.log(`Fixes offered by the site, applied one after another: ${JSON.stringify(reach)}`)
process.exitCode = wrong > 0 ? 1 : 0
