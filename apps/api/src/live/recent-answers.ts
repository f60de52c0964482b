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

  /** Forgets an answer, unless another has taken its place. */
  forget(question: string, answer: Answer): void {
    if (this.#answers.get(question) === answer) this.#answers.delete(question);
  }
}

/** The same for answers that take a while: who asks meanwhile shares the work, and work that fails is not remembered. */
export class RecentWork<Answer> {
  readonly #answers: RecentAnswers<Promise<Answer>>;

  constructor(limit: number) {
    this.#answers = new RecentAnswers(limit);
  }

  of(question: string, make: () => Promise<Answer>): Promise<Answer> {
    const work = this.#answers.of(question, make);
    work.catch(() => this.#answers.forget(question, work));
    return work;
  }
}
