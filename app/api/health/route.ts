import { classServer } from '@/lib/class/server/class-server.ts'
import { healthOf, healthResponse } from '@/lib/site/health.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const classes = await classServer()
  return healthResponse(healthOf(process, await classes.isReachable(2_000)))
}
