import { describe, expect, test } from 'vitest'
import { documentOf } from '../document/document-of.ts'
import { notYourPage } from './not-your-page.ts'

const start = documentOf({ page: 'https://evil.test/', code: '', servers: { 'https://api.shop.example': '' } })
const attack = { taken: ['partner.test'], footholds: ['https://blog.shop.example'] }
const problem = (url: string) => notYourPage({ start, attack }, { url })

describe('a stranger', () => {
  test.each([
    'https://evil.test/',
    'http://evil.test:8080/a',
    'https://evilshop.example/',
    'https://shop.example.evil.test/',
    'https://api.shopxexample.test/',
    'https://203.0.113.7/',
  ])('can have a page at %s', (url) => {
    expect(problem(url)).toBeNull()
  })

  test.each([
    ['https://shop.example/', '**shop.example** belongs to somebody else'],
    ['https://shop.example./', '**shop.example** belongs to somebody else'],
    ['https://evil.shop.example/', '**evil.shop.example** is a name inside `shop.example`'],
    ['http://api.shop.example/', 'is a name inside `shop.example`'],
    ['https://www.partner.test/', 'is a name inside `partner.test`'],
    ['https://example/', 'is not on the internet'],
    ['https://co.uk/', 'is not a name that you can register'],
    ['http://localhost:3000/', 'is not on the internet'],
    ['http://192.168.0.2/', 'is not on the internet'],
    ['file:///home/sara/evil.html', 'begins with `https://`'],
  ])('cannot have a page at %s', (url, says) => {
    expect(problem(url)).toContain(says)
  })

  test('has one where a trusted page can be made to run a script, and nowhere beside it', () => {
    expect(problem('https://blog.shop.example/?q=1')).toBeNull()
    expect(problem('http://blog.shop.example/')).not.toBeNull()
  })

  test('keeps the page that an exercise begins with where a server of theirs has the same name', () => {
    const withServer = documentOf({ page: 'https://evil.test/', code: '', servers: { 'https://evil.test': '' } })
    expect(notYourPage({ start: withServer }, { url: 'https://evil.test/' })).toBeNull()
  })
})
