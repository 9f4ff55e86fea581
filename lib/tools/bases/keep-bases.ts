/**
 * `npm run keep-bases`: keeps every document that links may start from as a file under the name that its text gives it.
 * Files are only ever added: a link that was made before an example changed needs the example as it was. Run it after
 * each change of an example, a lesson's document or an exercise's start; a test says when it was forgotten.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { baseFile } from './base-file.ts'
import { neededBases } from './needed-bases.ts'

let added = 0
for (const { name, id, text } of await neededBases()) {
  const file = baseFile(id)
  if (existsSync(file)) continue
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
  added += 1
  console.log(`kept ${name} as ${id}`)
}
console.log(added === 0 ? 'Every base is kept.' : `${added} added.`)
