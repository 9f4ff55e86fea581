import type { Metadata } from 'next'
import { builtLines } from '@/components/bench/built-lines.ts'
import { Playground } from '@/components/playground/playground.tsx'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'

export const metadata: Metadata = {
  title: 'Playground',
  description: 'A page, a server and a browser to try CORS with. Share what you see as a link.',
}

export default async function PlaygroundPage() {
  return <Playground start={DEFAULT_DOCUMENT} lines={await builtLines(DEFAULT_DOCUMENT)} />
}
