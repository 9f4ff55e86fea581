/** Which solved exercises were begun again from their start texts, by their keys: kept on the device until they are solved. */
import { readText, removeText, writeText } from '@/lib/documents/storage.ts'

const PREFIX = 'preflight:again:'
const storage = () => window.localStorage
/** Where nothing can be stored. */
const here = new Set<string>()

export const beganAgain = (key: string): boolean => here.has(key) || readText(storage, PREFIX + key) !== null

export function beginAgain(key: string): void {
  here.add(key)
  writeText(storage, PREFIX + key, '1')
}

export function endAgain(key: string): void {
  here.delete(key)
  removeText(storage, PREFIX + key)
}
