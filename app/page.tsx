import Link from 'next/link'
import { ResumeLink } from '@/components/lesson/progress/resume-link.tsx'
import { ProgressTotal } from '@/components/progress/progress-total.tsx'
import { SearchField } from '@/components/search/search-field.tsx'
import { FrontExchange } from '@/components/site/front-exchange.tsx'
import { frontRuns } from '@/components/site/front-runs.ts'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { courseParts } from '@/content/course-parts.ts'
import { CURRICULUM } from '@/content/curriculum.ts'

export default async function FrontPage() {
  const first = CURRICULUM[0]
  const parts = await courseParts()
  return (
    <>
      <SiteBar />
      <main id="content" className="mx-auto max-w-[1240px] px-5 pt-10 pb-20 sm:px-8 lg:pt-16">
        <div className="grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <div className="lg:pt-10">
            <h1 className="font-display text-[clamp(40px,5.4vw,64px)] leading-[0.99] font-bold tracking-[-0.035em] text-balance">
              See why the browser said no
            </h1>
            <p className="mt-6 max-w-[42ch] text-[18.5px] leading-[1.6] text-pretty">
              Cross-Origin Resource Sharing (CORS) happens where you cannot see it: between your script and the server,
              inside the browser. Preflight draws it. Change a header, run the call, and see what was asked, what was
              allowed, and where it stopped.
            </p>
            <div className="mt-8 flex flex-wrap gap-3">
              <ResumeLink
                lessons={parts.flatMap(({ lessons }) => lessons)}
                className="button button-run h-11 max-w-full px-5 text-[16px]"
              >
                {first && (
                  <Link href={`/lessons/${first.slug}`} className="button button-run h-11 px-5 text-[16px]">
                    Start with lesson 1
                  </Link>
                )}
              </ResumeLink>
              <Link href="/playground" className="button h-11 px-5 text-[16px]">
                Open the playground
              </Link>
            </div>
            <ProgressTotal parts={parts} className="mt-4" />
            <SearchField className="mt-7 max-w-[440px]" placeholder="Or paste an error from your console" />
            <p className="mt-7 max-w-[42ch] text-[14.5px] text-soft">
              No account. Nothing leaves your machine: browser and servers are simulated in this page, and it works
              without internet.
            </p>
          </div>
          <FrontExchange runs={await frontRuns()} />
        </div>
      </main>
    </>
  )
}
