'use server'

import { defineAction, defineFormAction } from '#lib/platform/http/define-action.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { cancelPublication } from '../commands/cancel-publication.ts'
import { createDestination } from '../commands/create-destination.ts'
import { makeDestinationDefault } from '../commands/make-destination-default.ts'
import { publishPostMortem } from '../commands/publish-post-mortem.ts'
import { replaceCredential } from '../commands/replace-credential.ts'
import { retireDestination } from '../commands/retire-destination.ts'
import { retryPublication } from '../commands/retry-publication.ts'
import { testDestination } from '../commands/test-destination.ts'
import type { CreateDestinationInput, ReplaceCredentialInput } from '../model/destination.ts'

export const publishPostMortemAction = defineAction(publishPostMortem)
export const retryPublicationAction = defineAction(retryPublication)
export const cancelPublicationAction = defineAction(cancelPublication)
export const createDestinationAction = defineFormAction(readDestination, createDestination)
export const replaceCredentialAction = defineFormAction(
  (form): ReplaceCredentialInput => ({
    destinationId: formText(form, 'destinationId'),
    credential: readCredential(form),
  }),
  replaceCredential,
)
export const testDestinationAction = defineAction(testDestination)
export const makeDestinationDefaultAction = defineAction(makeDestinationDefault)
export const retireDestinationAction = defineAction(retireDestination)

// What a form says is checked by the command, as everything else.
function readDestination(form: FormData): CreateDestinationInput {
  const common = {
    name: formText(form, 'name'),
    url: formText(form, 'url'),
    branch: formText(form, 'branch'),
    folder: formText(form, 'folder'),
    publicUrlTemplate: formText(form, 'publicUrlTemplate'),
    credential: readCredential(form),
  }
  const kind = formText(form, 'kind')
  const place = { owner: formText(form, 'owner'), repository: formText(form, 'repository') }
  return (kind === 'github' ? { kind, ...common, ...place } : { kind, ...common }) as CreateDestinationInput
}

function readCredential(form: FormData): ReplaceCredentialInput['credential'] {
  const text = (name: string) => formText(form, `credential.${name}`)
  const type = text('type')
  if (type === 'app')
    return {
      type,
      appId: text('appId'),
      installationId: Number(text('installationId')),
      privateKey: text('privateKey'),
    }
  if (type === 'basic') return { type, user: text('user'), password: text('password') }
  return type === 'none' ? { type } : { type: 'token', token: text('token') }
}
