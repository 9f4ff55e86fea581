import { expect, test } from 'vitest'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'
import { CURRICULUM } from './curriculum.ts'
import { predictionKeys } from './lesson-outlines.ts'

/**
 * The keys under which visitors' browsers have stored which exercises they solved and what they predicted. A change of
 * code must not change one: the progress stored under it would be lost. Whoever changes an exercise or an example on
 * purpose, so that it is a new task, edits its key here. New exercises and examples are added.
 */
const STORED: Readonly<Record<string, Record<'exercises' | 'examples', Readonly<Record<string, string>>>>> = {
  'attack-origins': {
    exercises: {
      'attack-without-an-origin': '08qsblr1ho5dfu',
      'mend-without-an-origin': '1k3k7mc0sjunbf',
      'attack-a-trusted-page': '0he9qek0af4gs9',
      'mend-a-trusted-page': '04ufy9z0nd7nyw',
    },
    examples: {},
  },
  'attack-places': {
    exercises: {
      'attack-a-network': '0brj1ir1rslavu',
      'mend-a-network': '0scujlm0k1dv29',
      'attack-a-cache': '1m6m6lg04ma8ef',
      'mend-a-cache': '02kvb180f2t7mh',
    },
    examples: {},
  },
  http: {
    exercises: {
      'first-response': '0dtbdyk160ddix',
      'honest-status': '1edkeoj1dre73s',
      'send-an-order': '0pnfzvd1tf1q2i',
      'right-address': '03a2y5705cnbho',
      'remember-me': '1h6wtcv19aiwwk',
    },
    examples: {},
  },
  'what-is-cors': {
    exercises: {
      'make-it-readable': '13rs9kj1op53l2',
      'not-for-everybody': '1vh1s4y1inukpj',
    },
    examples: {
      public: '18ap9j61ljlnjt',
      blocked: '1t5l2d71vdqurs',
    },
  },
  'same-origin-policy': {
    exercises: {
      'port-changed': '0jsppfo0wfnakz',
      'two-names': '0dnkv4d0q997oc',
    },
    examples: {
      mail: '0oi07o100418c0',
      own: '1pbp34b135o996',
      port: '12kj65c1xl6mkf',
      image: '0u67c7607a85rt',
      form: '1a34oc40o60fyv',
    },
  },
  'cors-headers': {
    exercises: {
      'two-pages': '1419h6g1n5m1lp',
      'total-count': '1jvwoxd1lg3lae',
    },
    examples: {
      exact: '0ms29xo1a5s77v',
      slash: '07anyh51sj4os8',
      list: '1ugsz331gitgtc',
      hidden: '1nl9ql40un4ia9',
      exposed: '031mekj1mdoyuy',
    },
  },
  'with-cookies': {
    exercises: {
      'with-the-cookie': '1y85fxg0ao3t5p',
      'one-address-two-answers': '18jmfpx17od5oa',
    },
    examples: {
      wildcard: '0dgf5af1q6es6o',
      named: '19yz81l1xtsp6y',
      reflected: '1mkqd8z1t32zbg',
      cached: '11hkxqp0cqwili',
      varied: '10oc8vt03d7b72',
    },
  },
  preflight: {
    exercises: {
      'allow-put': '0v1ssr10ihwr6a',
      'preflight-401': '1cgobf411u70wr',
      'small-letters': '1spznd81jbkexd',
      'no-need-to-ask': '0cfc7wb1rap6w8',
    },
    examples: {
      simple: '1g2wnuo1vbq6tr',
      json: '160wnba0bcslbn',
      put: '1h0r69d0inyb5y',
      denied: '124hwfl12cb4ds',
      half: '0qi9jb10ioapb6',
      asks: '1ewftc20li712f',
      remembers: '1it27q80rd1ib1',
    },
  },
  'foo-example': {
    exercises: {
      'look-alikes': '0bk5qsc1q29k9z',
      'ask-for-json': '1hd2n2x0222sge',
    },
    examples: {
      exchange: '0gaomgz0wlqco0',
      forged: '1ju60wj16ogb60',
      missing: '12gkszo0hbhnmb',
      headers: '1x100gs0g3xson',
    },
  },
  'xhr-example': {
    exercises: {
      'finish-the-call': '1nxrngj0ybmvhw',
      'name-the-request': '1oevqf50yu2k96',
      'cookie-in-time': '19w4pp90yrdl3q',
    },
    examples: {
      events: '0sqv6le18uyma5',
      blocked: '1gq6b0t06xk4r6',
      fetch: '0ficu6n1m7u4ew',
      'fetch-blocked': '1ppzl9o0ic7zf7',
      header: '1kskq4k1t6lj0v',
      cookies: '1v2umvw0pcovcd',
      upload: '1iz5nih1kiyxwq',
    },
  },
  'cors-error': {
    exercises: {
      'show-the-500': '0vknuwp0sm2otg',
      'no-cors-is-no-fix': '06cjsbf133wl8u',
      'follow-the-messages': '0wbx0fy0c3wb9x',
    },
    examples: {
      picture: '1rxs4o91pfwgds',
      inbox: '1lfkz891gbqs3w',
      hidden: '1d10roa0p6m7l5',
      opaque: '054fful0qh96au',
    },
  },
  'dev-server-proxy': {
    exercises: {
      'past-the-proxy': '1ccl88n04ks3do',
      'write-the-proxy-line': '0ui6egr0r5wspk',
      'wrong-port': '1sy9d900xfancx',
    },
    examples: {
      apart: '1omzgqz1xwhqjm',
      proxied: '1ftvcl100aj3b8',
      put: '0iv1kpb1fzosuy',
      vite: '176b42711awlb8',
    },
  },
  'cors-middleware': {
    exercises: {
      'name-the-origin': '0nd9fuu12b0ou1',
      'first-the-middleware': '0ogztzm0b34ox1',
      'the-panic': '19a0cqi0fnoy3z',
      'a-slash-too-much': '0jq3wfr1yw4596',
      'errors-too': '0i6nahy19ocnyt',
    },
    examples: {
      without: '19a7dqa0zs1jmx',
      standard: '1o3x79r0bu7t44',
      named: '0lorwrc1awso75',
      late: '13i4ll915g3js6',
    },
  },
  'more-than-fetch': {
    exercises: {
      'a-badge-to-save': '0wxo4930h144no',
      'fonts-for-all': '1vuvceq10h9jeb',
      'count-the-visit': '07g5z941gbf8qx',
      'three-look-alikes': '1cblk7y1cynkjt',
    },
    examples: {
      shown: '1jawkew1507fb5',
      asked: '1v16ohu037ryqv',
      font: '0fvrji60avs95x',
      script: '1ro5q8y08xawj3',
      csp: '0ai1tk308rg1b6',
      corp: '12qjyf01jwsnhn',
      coep: '0p7ci021hxve53',
      orb: '0j88379157uynm',
      mixed: '1ujnc1j0fqw5sw',
      local: '0vxgpv51r2ej6i',
    },
  },
  'finding-it': {
    exercises: {
      'which-call-fails': '0mh47v1006k69q',
      'it-never-left': '1tkwk7d19a8mw2',
      'what-it-allows': '0irgwlb1wh24og',
      'from-a-har': '0mwxubb1re9c0c',
    },
    examples: {},
  },
  'doing-it-safely': {
    exercises: {
      'close-the-mirror': '1g0wedj1pjg58m',
      'customers-only': '0fxlmsb1rededc',
      'a-widget-in-a-frame': '1hha4x31wuisqg',
      'money-by-form': '0m3wt7l02auia0',
    },
    examples: {
      mirror: '1qc60dj0pwcgd8',
      ending: '0hbp8a91nabyio',
      nobody: '02xn7pu08tu9rz',
      intranet: '02fxm1d0rf43s8',
    },
  },
  production: {
    exercises: {
      'one-origin-in-production': '0gcuein0kc9w5k',
      'one-of-them': '1rupa4h068wml4',
      'a-line-too-many': '0bmrwu00py4slp',
      'a-token-at-the-gate': '10jwuw50xsdxw4',
      'your-own-small-proxy': '1r2h6g41xv7val',
    },
    examples: {
      front: '0h8bh671bv5yaa',
      both: '1twh89u1csu5dt',
      down: '0d3uhmj0ch7pw0',
      unset: '09pk0it0u9dgws',
    },
  },
  'your-own-stack': {
    exercises: {
      'all-at-once': '05xoyws0gt9n5d',
      'no-more-than-needed': '07mxvgd0rx8dme',
    },
    examples: {},
  },
  references: {
    exercises: {},
    // Nothing is asked there any more.
    examples: {},
  },
  'reading-the-answer': {
    exercises: {
      'expose-with-cookies': '1eii45h1mfvpw8',
      'send-and-forget': '1cs929g1yi848b',
      'a-wrong-path': '1mlt6y902xoz8w',
      'two-faults': '1icptf11s5xuc4',
    },
    examples: {
      types: '1nrpb5x1usuj86',
      'two-failures': '15styuu17u1gtb',
      'bad-gateway': '0c8b4ey03dbkwz',
      'bad-gateway-always': '02772df1o9wzq4',
    },
  },
  caches: {
    exercises: {
      'ask-once-in-ten-minutes': '1u9o9pa0pm3pvb',
      'always-another-address': '0bxxg4a1s5o4it',
      'only-what-was-asked': '044evma1gziwnr',
      'a-star-firefox-forgets': '0w8s1t41xwgudd',
      'a-cdn-that-ignores-vary': '09leodj0tnqkwg',
    },
    examples: {
      'at-once': '16kjo1e075tubd',
      'ten-seconds': '13hftfk1ws76od',
      remembered: '0axhoy918uu0fc',
      safari: '1w7yyla01irinb',
      'now-and-then': '1th5pia0uibn51',
      'cdn-with-vary': '0ct9aof1nnifac',
    },
  },
  redirects: {
    exercises: {
      'a-hop-without-permission': '1guoufh1maax2w',
      'a-slash-redirects': '0isfc450629ogk',
      'null-after-the-second-server': '1r1dq1a13fx5l5',
      'a-login-page-for-a-script': '02gftbd0hws49y',
      'notice-the-redirect': '0745pzb1v6qafk',
    },
    examples: {
      followed: '0pnvyv71e04wrs',
      picture: '1b0yf830vzfubs',
      'own-login': '0tr3kah079viek',
    },
  },
  'past-the-check': {
    exercises: {
      'read-the-orders': '12ng5ul06pre80',
      'each-shop-its-own-origin': '0zbddkj1xnmw82',
      'read-the-appointments': '0jq5c2g04lz8wn',
      'any-port-of-one-host': '1inn2lu09b23h7',
      'read-the-street': '03tu8z41bovdy5',
      'a-dot-or-nothing': '16159rh12twblo',
      'read-the-balance': '1h4wqnz1o6hdmm',
      'patterns-from-a-list': '17ecn1v0aevpsi',
    },
    examples: {},
  },
  'three-faults': {
    exercises: {
      'one-is-wrong': '1aboejm1xuc57p',
      'two-are-wrong': '0y6f0hc1smbmh9',
      'three-are-wrong': '0dxd8g400272az',
    },
    examples: {},
  },
  credentials: {
    exercises: {
      'include-where-needed': '0m901gz1mssw30',
      'the-cookie-does-not-stay': '0w1767a1cby16t',
      'sign-out-for-real': '0qvhi090d35xxg',
      'exempting-options': '074bz0h1fd7yps',
      'signed-in-in-safari': '12pw6sg1x78ucr',
    },
    examples: {
      'no-cookie': '1myufgk0t95yvv',
      included: '1j81mby10ez98b',
      star: '1il131b0ii3bhk',
      'one-site': '16o7lk71cshbcu',
      'two-sites': '0s1vov60awebnt',
      'whole-login': '0lmfd1w0dxabv5',
      safari: '1rc8pi9086ankg',
      token: '1natsrg040w45t',
    },
  },
}

test.each(CURRICULUM.map((lesson) => [lesson.slug, lesson] as const))(
  'progress that is stored for the lesson %s still belongs to its exercises and examples',
  (slug, lesson) => {
    expect({
      exercises: Object.fromEntries(lesson.exercises.map((exercise) => [exercise.id, exerciseKey(exercise)])),
      examples: predictionKeys(lesson),
    }).toEqual(STORED[slug])
  },
)

test('every lesson that has stored progress is still there', () => {
  const slugs = CURRICULUM.map(({ slug }) => slug)
  expect(Object.keys(STORED).filter((slug) => !slugs.includes(slug))).toEqual([])
})
