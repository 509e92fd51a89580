import { expect, test } from 'vitest'
import { scramVerifier } from '#db/scram.ts'

test('the verifier is the one PostgreSQL itself computes for the same password and salt', () => {
  // SELECT rolpassword FROM pg_authid after CREATE ROLE … PASSWORD 'pencil' (PostgreSQL 18.4).
  const fromServer =
    'SCRAM-SHA-256$4096:IdnPuooC57d/R/aXQuVdhA==$d0OUmYbg7olMdlNci6aCffLYdZfGAKGUzEFanjYF3Sc=:uHv+sETwRkw33nKMjsPTlablmPh0jOstk5t9kMXIZU8='
  const salt = Buffer.from(fromServer.slice('SCRAM-SHA-256$4096:'.length).split('$')[0] ?? '', 'base64')
  expect(scramVerifier('pencil', salt)).toBe(fromServer)
})

test('two verifiers of one password differ', () => {
  expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'))
})
