"""What templates of the web door may say beside what Django lets them."""
