import { gallery } from '@/content/gallery.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  return (await gallery()).flatMap((group) => group.entries.map(({ id }) => ({ id })))
}

/** One document of the gallery, as the playground fetches it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const entry = (await gallery()).flatMap((group) => group.entries).find((e) => e.id === id)
  return entry ? Response.json({ title: entry.title, document: entry.document }) : new Response(null, { status: 404 })
}
