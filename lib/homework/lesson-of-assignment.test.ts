import { expect, test } from 'vitest'
import { talkOfLesson } from '@/lib/talk/talk-of-lesson.ts'
import { sampleAssignment, sampleExercises } from '@/lib/testing/homework/sample-assignment.ts'
import { keysOfAssignment, lessonOfAssignment } from './lesson-of-assignment.ts'

const assignment = sampleAssignment()

test('an assignment without solutions is a lesson that offers none', () => {
  expect(lessonOfAssignment(assignment)).toMatchObject({ hidesSolutions: true, opens: assignment.exercises[0]?.id })
  expect(lessonOfAssignment({ ...assignment, exercises: sampleExercises() })).not.toHaveProperty('hidesSolutions')
})

test('an assignment without exercises has no lab', () => {
  expect(lessonOfAssignment({ ...assignment, exercises: [] })).toBeNull()
})

test('no address in the course is given for the exercises of an assignment', () => {
  const lesson = lessonOfAssignment(assignment)
  if (!lesson) throw new Error('It has exercises.')
  expect(talkOfLesson(lesson).scenes.some((scene) => scene.exercise)).toBe(false)
})

test('an exercise of the course that is set as homework has the key under which it is stored as solved', () => {
  const keys = keysOfAssignment(assignment)
  expect(Object.keys(keys)).toEqual(assignment.exercises.map(({ id }) => id))
  expect(keysOfAssignment({ ...assignment, exercises: sampleExercises() })).toEqual(keys)
})
