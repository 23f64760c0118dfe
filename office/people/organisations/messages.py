"""What is said about belonging to a group."""

from office.post.kinds import message_kind

INVITED = message_kind(
    "people.invited",
    to=lambda invitation: [("", invitation.email)],
    # The token is filled in at sending and kept nowhere.
    link=lambda invitation: "/portal/account/invitations/{token}/",
    deadline=lambda invitation: invitation.expires_at,
    secret=True,
)
