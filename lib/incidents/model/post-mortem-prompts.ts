import type { PostMortemSection } from './post-mortem.ts'

/**
 * Questions that lead from what happened to the conditions behind it, for each section: asked of the system, never of a
 * person.
 */
export const postMortemPrompts: Record<PostMortemSection, readonly string[]> = {
  summary: [
    'What would a reader see first if they saw only this?',
    'Is it over, and how does a reader know?',
  ],
  impact: [
    'Which service, for how many, from when to when?',
    'What data could have been read or changed? What was?',
    'What was not touched, and how do we know?',
  ],
  timeline: [
    'When did it begin, as opposed to when it was seen?',
    'Where did time pass without progress, and what was waited for?',
  ],
  root_cause: [
    'What had to be true at the same time for this to happen?',
    'Why did each step make sense to whoever took it, with what they saw?',
    'Which check was meant to stop it, and why did it not?',
  ],
  vulnerability: [
    'What exactly was weak: a version, a setting, a path, a missing check?',
    'Since when was it there, and could it have been known?',
    'Was it used by somebody? What shows it?',
  ],
  remediation: [
    'What stopped it, what removed it, what brought the service back?',
    'What proves each of these steps?',
  ],
  prevention: [
    'Which measure makes it impossible, rather than unlikely?',
    'Where else does the same weakness stand?',
    'Which role owns each measure, and by when?',
  ],
  went_well: ['What limited the damage?', 'What would we want to happen the same way again?'],
}
