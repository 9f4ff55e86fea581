'use client'

import { useEffect, useRef, useState } from 'react'
import type { Status } from '@/lib/class/class-connection.ts'
import type { Poll, VoteMessage } from '@/lib/class/class-protocol.ts'
import type { PredictedAnswers } from '@/lib/lessons/prediction.ts'
import { ALL_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'
import { arrived, nextVote, unsentVote } from './class-device.ts'
import type { LiveClass } from './use-class.ts'

const NO_ANSWERS: PredictedAnswers = {}

/** The three answers of this device, and how they get to the server. */
export function useVote(code: string, { view, welcome, connection, status }: LiveClass) {
  const [given, setGiven] = useState<VoteMessage | null>(null)
  const [counted, setCounted] = useState<VoteMessage | null>(null)
  const [late, setLate] = useState<string | null>(null)
  const poll = view?.poll ?? null
  const known = newest(counted, welcome?.vote ?? null)
  // What this page says is newer than what the server has said.
  const shown = newest(given, known, poll?.number)

  const deliver = useRef(async (_: VoteMessage): Promise<void> => undefined)
  deliver.current = async (vote) => {
    setGiven(vote)
    const delivery = await connection?.vote(vote)
    // A newer one has taken its place, or the page is left: it is still kept.
    if (!delivery || (!delivery.ok && !delivery.refusal)) return
    arrived(code, vote)
    if (delivery.ok) return setCounted(vote)
    setGiven((now) => (now?.at === vote.at ? null : now))
    setLate(delivery.refusal?.reason === 'poll-closed' ? TOO_LATE : (delivery.refusal?.says ?? null))
  }
  useEffect(() => {
    const unsent = connection && unsentVote(code)
    if (unsent) void deliver.current(unsent)
  }, [connection, code])

  return {
    answers: shown?.answers ?? NO_ANSWERS,
    answer(answers: PredictedAnswers) {
      if (!poll || !connection) return
      setLate(null)
      void deliver.current(nextVote(code, { poll: poll.number, answers }, known?.at))
    },
    /** How the last answer fares, for a screen reader too. */
    says: poll ? fate(poll, given, counted, status, shown?.answers ?? NO_ANSWERS) : '',
    /** Why the last answer is not counted; null: there is no such. */
    late,
  }
}

function fate(
  poll: Poll,
  given: VoteMessage | null,
  counted: VoteMessage | null,
  status: Status,
  answers: PredictedAnswers,
): string {
  const isOpen = poll.phase === 'open'
  const left = ALL_QUESTIONS.filter((question) => answers[question] === undefined).length
  const next = left === 0 ? CHANGE : left === 1 ? 'One question is left.' : `${left} questions are left.`
  if (given?.poll !== poll.number) return !isOpen ? CLOSED : left === ALL_QUESTIONS.length ? '' : next
  if (counted?.at === given.at) return `Counted. ${isOpen ? next : CLOSED}`
  return status.is === 'live' ? 'Sending…' : 'Kept on this device. It is sent when the connection is back.'
}

const CLOSED = 'The question is closed.'
const CHANGE = 'You can change your answers until the question closes.'

const TOO_LATE = 'Your last answer is not counted: it arrived after the question was closed.'

/** The newer of two votes. @param poll of this poll only */
function newest(a: VoteMessage | null, b: VoteMessage | null, poll?: number): VoteMessage | null {
  const [first, second] = [a, b].filter((vote) => vote !== null && (poll === undefined || vote.poll === poll))
  if (!first || !second) return first ?? second ?? null
  return second.at > first.at ? second : first
}
