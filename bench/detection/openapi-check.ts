import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Partner } from '../../src/partner/partner.ts'
import type { Contestant } from './contestant.ts'
import { nowFor, serveMock } from './faulty-mock.ts'
import { openApiDocument, operationsOf } from './openapi-document.ts'
import { authorize, exchange, type Site, StepFailed, type Tokens, tokensOf } from './plain-client.ts'
import { portmanConfig } from './portman-config.ts'

const PEERS = join(import.meta.dirname, '../peers/node_modules')

/**
 * An OpenAPI contract test alone: Portman makes a collection with tests from a document that has everything the
 * descriptor has, and Newman runs it with two grants, one of which may be used up. Where no token can be had to run it
 * with, that counts as found.
 */
export const openApiCheck: Contestant = {
  name: 'OpenAPI contract test',
  async judge(partner, fault) {
    const collection = await collectionFor(partner, nowFor(fault))
    const { mock, url, close } = await serveMock(partner, fault)
    try {
      const { auth } = partner
      if (auth.kind !== 'oauth2') throw new TypeError(`${partner.id} has no OAuth`)
      const site: Site = { url, auth, credentials: mock.credentials }
      const grant = await tokensFor(site, mock.users[0]!.id)
      const spare = await tokensFor(site, mock.users[1]!.id)
      return await failuresOf(collection, {
        baseUrl: url,
        clientId: mock.credentials.clientId,
        clientSecret: mock.credentials.clientSecret,
        accessToken: grant.accessToken,
        spareAccessToken: spare.accessToken,
        spareRefreshToken: spare.refreshToken,
      })
    } catch (thrown) {
      if (!(thrown instanceof StepFailed)) throw thrown
      return [`no token to test with: ${thrown.message}`]
    } finally {
      await close()
    }
  },
}

async function tokensFor(site: Site, user: string): Promise<Tokens> {
  return tokensOf(site, await exchange(site, await authorize(site, user)))
}

const collections = new Map<string, Promise<object>>()

function collectionFor(partner: Partner, nowMs: number): Promise<object> {
  const key = `${partner.id} ${nowMs}`
  const known = collections.get(key) ?? makeCollection(partner, nowMs)
  collections.set(key, known)
  return known
}

async function makeCollection(partner: Partner, nowMs: number): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'terrarium-portman-'))
  const file = (name: string) => join(folder, name)
  try {
    const operations = operationsOf(partner, nowMs)
    writeFileSync(file('openapi.json'), JSON.stringify(openApiDocument(partner, operations)))
    writeFileSync(file('config.json'), JSON.stringify(portmanConfig(partner, operations)))
    const settings = {
      folderStrategy: 'Paths',
      requestParametersResolution: 'Example',
      parametersResolution: 'Example',
    }
    writeFileSync(file('postman.json'), JSON.stringify(settings))
    const words = [
      ...['--local', file('openapi.json'), '--output', file('collection.json'), '--includeTests'],
      ...['--portmanConfigFile', file('config.json'), '--postmanConfigFile', file('postman.json')],
    ]
    await promisify(execFile)(process.execPath, [join(PEERS, '@apideck/portman/bin/portman'), ...words], {
      cwd: folder,
    })
    return JSON.parse(readFileSync(file('collection.json'), 'utf8')) as object
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Newman {
  run(
    options: object,
    done: (error: Error | null, summary: { readonly run: { readonly failures: readonly Failure[] } }) => void,
  ): void
}

interface Failure {
  readonly error: { readonly test?: string; readonly message: string }
  readonly source?: { readonly name: string }
}

function failuresOf(
  collection: object,
  variables: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const newman = createRequire(join(PEERS, 'newman/package.json'))('newman') as Newman
  const options = {
    collection,
    envVar: Object.entries(variables).map(([key, value]) => ({ key, value })),
    timeoutRequest: 5000,
    ignoreRedirects: true,
    silent: true,
  }
  return new Promise((resolve, reject) => {
    newman.run(options, (error, summary) => {
      if (error) return reject(error)
      resolve(
        summary.run.failures.map(
          ({ error: { test = '', message }, source }) => `${source?.name}: ${test} ${message}`,
        ),
      )
    })
  })
}
