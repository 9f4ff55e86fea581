import { readFileSync } from 'node:fs'
import { baseHref } from '@/lib/document/link-base.ts'

const PUBLIC = new URL('../../../public/', import.meta.url)

/** Where a base is kept in the repository; the site serves it at `baseHref`. */
export const baseFile = (id: string): URL => new URL(`.${baseHref(id)}`, PUBLIC)

/** @throws where no base is kept under this name */
export const keptBase = (id: string): string => readFileSync(baseFile(id), 'utf8')
