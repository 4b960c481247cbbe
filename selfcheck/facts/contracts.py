"""Which answers about a contract tell that there is no post to be judged (F-SCP-1, F-SCP-2)."""

WITHOUT_POST = frozenset({"none", "own_business"})
"""No contract with an organisation in Japan: none so far, or a business of one's own."""
