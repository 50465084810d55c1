export async function measureKeyToDisk() {
  return null
}
