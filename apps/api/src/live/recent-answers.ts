/** The last answers to some questions, by the question's text; the longest unasked goes first. */
export class RecentAnswers<Answer> {
  readonly #answers = new Map<string, Answer>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The answer known, or the one `make` gives, which is then known. */
  of(question: string, make: () => Answer): Answer {
    const answer = this.#answers.get(question) ?? make();
    this.#answers.delete(question);
    this.#answers.set(question, answer);
    if (this.#answers.size > this.#limit) this.#answers.delete(this.#answers.keys().next().value!);
    return answer;
  }
}
