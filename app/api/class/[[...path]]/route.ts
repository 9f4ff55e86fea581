import { classServer } from '@/lib/class/server/class-server.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

const serve = async (request: Request) => (await classServer()).serve(request)

export { serve as GET, serve as POST }
