import type { Metadata } from 'next'
import { JoinForm } from '@/components/class/join-form.tsx'
import { StartClass } from '@/components/class/start-class.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'

export const metadata: Metadata = {
  title: 'Class',
  description: 'Join a live class with its code, or start one: everybody predicts, sees and understands together.',
}

export default function ClassPage() {
  return (
    <>
      <SiteBar crumb="Class" />
      <main id="content" className="mx-auto w-full max-w-[480px] px-4 pt-8 pb-16">
        <h1 className="page-title mb-6">Join a class</h1>
        <JoinForm />
        <section className="mt-12 border-t border-line pt-6">
          <h2 className="font-display text-[20px] font-[680]">Lead one</h2>
          <p className="mt-2 mb-4 text-[16px]">
            Your students see the scene that you show, predict on their phones, and follow its steps or try for
            themselves. A class is forgotten after four hours.
          </p>
          <StartClass />
        </section>
      </main>
    </>
  )
}
