/** What an operator, or whatever watches over the server for them, asks it for. */

/** As `GET /api/health` has it. */
export interface Health {
  /** `degraded`: pages and playground work, live classes do not. */
  readonly status: 'ok' | 'degraded'
  /** Seconds since this process started. */
  readonly uptime: number
  /** Resident memory of this process, in bytes. */
  readonly memory: number
  readonly classes: { readonly kept: 'in memory' | 'in Redis'; readonly reachable: boolean }
}

/** Of the process that this runs in. */
export function healthOf(process: NodeJS.Process, reachable: boolean): Health {
  return {
    status: reachable ? 'ok' : 'degraded',
    uptime: Math.floor(process.uptime()),
    memory: process.memoryUsage.rss(),
    classes: { kept: process.env.REDIS_URL ? 'in Redis' : 'in memory', reachable },
  }
}

/** @returns 200 where everything works; 503 where not, so that a balancer needs no more than the status */
export function healthResponse(health: Health): Response {
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
