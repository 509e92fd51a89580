import { attribute, complexAttribute, type ScimAttribute } from './attribute.ts'
import { type ScimType, scimUrn } from './words.ts'

export type ScimSchema = {
  id: string
  name: string
  description: string
  attributes: readonly ScimAttribute[]
}

/**
 * What Plumbline takes of a user (RFC 7643, section 4.1): who somebody is and whether they may still sign in. Passwords,
 * addresses, telephone numbers and pictures are not taken, so that they cannot be lost.
 */
const user: ScimSchema = {
  id: scimUrn.user,
  name: 'User',
  description: 'A person as the identity provider knows them',
  attributes: [
    attribute('userName', 'The name the user signs in with, unique among all users.', {
      required: true,
      uniqueness: 'server',
    }),
    complexAttribute('name', 'The parts of the name.', [
      attribute('formatted', 'The whole name as it is shown.'),
      attribute('familyName', 'The family name.'),
      attribute('givenName', 'The given name.'),
      attribute('middleName', 'Further names.'),
    ]),
    attribute('displayName', 'The name as others see it.'),
    attribute('title', 'What the person does, for example Engineer.'),
    attribute('userType', 'How the person is tied to the organisation, for example Employee or Contractor.'),
    attribute('active', 'False once the person has left.', { type: 'boolean' }),
    complexAttribute(
      'emails',
      'E-mail addresses; the primary one tells persons apart.',
      [
        attribute('value', 'The address.'),
        attribute('display', 'The address as it is shown.'),
        attribute('type', 'What it is for.', { canonicalValues: ['work', 'home', 'other'] }),
        attribute('primary', 'The address to use.', { type: 'boolean' }),
      ],
      { multiValued: true },
    ),
  ],
}

const enterpriseUser: ScimSchema = {
  id: scimUrn.enterpriseUser,
  name: 'EnterpriseUser',
  description: 'What the organisation says of the person',
  attributes: [
    attribute('employeeNumber', 'The number in the register of personnel.'),
    attribute('costCenter', 'The cost centre.'),
    attribute('organization', 'The organisation.'),
    attribute('division', 'The division.'),
    attribute('department', 'The department.'),
    complexAttribute('manager', 'Who reviews the access of the person.', [
      attribute('value', 'The id of the manager’s user.'),
      attribute('$ref', 'The address of the manager’s user.', {
        type: 'reference',
        referenceTypes: ['User'],
      }),
      attribute('displayName', 'The manager’s name.', { mutability: 'readOnly' }),
    ]),
  ],
}

const group: ScimSchema = {
  id: scimUrn.group,
  name: 'Group',
  description: 'A group of users, and of further groups',
  attributes: [
    attribute('displayName', 'The name of the group, unique among all groups.', { required: true }),
    complexAttribute(
      'members',
      'Who is in the group.',
      [
        attribute('value', 'The id of the user or group.', { mutability: 'immutable' }),
        attribute('$ref', 'The address of the user or group.', {
          type: 'reference',
          referenceTypes: ['User', 'Group'],
          mutability: 'immutable',
        }),
        attribute('type', 'Whether it is a user or a group.', {
          mutability: 'immutable',
          canonicalValues: ['User', 'Group'],
        }),
        attribute('display', 'The name of the user or group.', { mutability: 'immutable' }),
      ],
      { multiValued: true },
    ),
  ],
}

/** Every resource has it beside those of its schema (RFC 7643, section 3.1). */
export const externalIdAttribute = attribute('externalId', 'The id the client gave it.', { caseExact: true })

export const scimSchemas: readonly ScimSchema[] = [user, enterpriseUser, group]

/** The core schema of a type, and its extension where it has one. */
export const schemasOf: Record<ScimType, { core: ScimSchema; extension: ScimSchema | null }> = {
  User: { core: user, extension: enterpriseUser },
  Group: { core: group, extension: null },
}
