import type { Metadata } from 'next'
import { Embed } from '@/components/embed/embed.tsx'
import { EmbedScript } from '@/components/embed/embed-script.tsx'

export const metadata: Metadata = {
  title: 'Example',
  description: 'An exchange between a page, a browser and a server, to run inside another page.',
  robots: { index: false },
}

/** A document for the frames of other sites; docs/decisions/embed-frames.md says why any site may frame it. */
export default function EmbedPage() {
  return (
    <>
      <EmbedScript />
      <Embed />
    </>
  )
}
