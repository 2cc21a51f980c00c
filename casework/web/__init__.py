"""What both apps share of Flask: the only package below the apps that knows the web."""
