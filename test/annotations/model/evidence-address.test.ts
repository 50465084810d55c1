import { expect, test } from '@jest/globals'
import { isEvidenceAddress } from '#annotations/model/evidence-address'

test.each([
  '',
  'https://example.org',
  'http://example.org:8080/a?b=c#d',
  'HTTPS://EXAMPLE.ORG/A',
  'https://пример.example/статья',
  'http://[::1]/x',
  'mailto:desk@example.org',
])('%j may be entered', (address) => {
  expect(isEvidenceAddress(address)).toBe(true)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'app://claimlight/',
  'smb://host/share',
  'ms-msdt:/id',
  '\\\\host\\share',
  '//example.org',
  'example.org/a',
  'https:',
  'https://',
  'https:///a',
  'https:example.org',
  'https://user@example.org/',
  'https://example.org\\@other.example/',
  'https://example.org/a b',
  'https://example.org/\u202egpj.exe',
  'mailto:',
  'mailto:a b@c',
])('%j may not', (address) => {
  expect(isEvidenceAddress(address)).toBe(false)
})
