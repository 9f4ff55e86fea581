import { documentNamed, documentNames } from '@/content/documents/gallery.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  return (await documentNames()).map((id) => ({ id }))
}

/** One document of the gallery, for the playground to fetch. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const named = await documentNamed((await params).id)
  return named
    ? Response.json({ title: named.title, says: named.says, document: named.document })
    : new Response(null, { status: 404 })
}
