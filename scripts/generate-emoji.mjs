export async function generateEmoji() {
  return {};
}
