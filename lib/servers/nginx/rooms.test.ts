import { expect, test } from 'vitest'
import { circlesIn, importsIn } from '../../testing/imports-in.ts'

const NGINX = 'lib/servers/nginx'

test.each([
  ['read', ['check', 'run']],
  ['check', ['run']],
  ['run', ['check']],
])('%s/ of nginx imports nothing of %j', (room, others) => {
  const imports = importsIn(`${NGINX}/${room}`)
  expect(imports.length).toBeGreaterThan(10)
  expect(imports.filter(({ to }) => others.some((other) => to.startsWith(`${NGINX}/${other}/`)))).toEqual([])
})

test.each([NGINX, 'lib/servers/fiber'])('%s has no circle of imports, of types neither', (folder) => {
  expect(circlesIn(folder)).toEqual([])
})
