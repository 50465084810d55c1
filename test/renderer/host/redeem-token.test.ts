import { beforeEach, expect, test } from '@jest/globals'
import { redeemToken } from '../../../renderer/host/redeem-token'

const token = 'k'.repeat(43)
let posted: { readonly path: string; readonly body: string }[]
let addresses: string[]
const history = {
  state: { scroll: 1 },
  replaceState: (_state: unknown, _title: string, address?: string | URL | null) => addresses.push(String(address)),
}
const post = async (path: string, { body }: { readonly body: string }): Promise<void> => {
  posted.push({ path, body })
}

beforeEach(() => {
  posted = []
  addresses = []
})

test('the token is exchanged and taken out of the address', async () => {
  await redeemToken({ hash: `#token=${token}`, pathname: '/' }, history, post)
  expect(posted).toEqual([{ path: '/session', body: token }])
  expect(addresses).toEqual(['/'])
})

test('it is out of the address before it is sent', () => {
  void redeemToken({ hash: `#token=${token}`, pathname: '/' }, history, () => {
    expect(addresses).toEqual(['/'])
    return new Promise(() => undefined)
  })
  expect.assertions(1)
})

test.each(['', '#', '#token=', '#token=short', `#other=${token}`, `#token=${token}&x`, `#token=${'k'.repeat(300)}`])(
  'an address with "%s" is left alone',
  async (hash) => {
    await redeemToken({ hash, pathname: '/' }, history, post)
    expect([posted, addresses]).toEqual([[], []])
  },
)

test('a host that has gone is not an error here', async () => {
  await expect(
    redeemToken({ hash: `#token=${token}`, pathname: '/' }, history, () => Promise.reject(new Error('gone'))),
  ).resolves.toBeUndefined()
})
